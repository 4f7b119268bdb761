using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Surveys.Testing;

namespace Surveys.Native.Tests;

/// <summary>
/// What the Dockerfile says, followed without a Docker engine: the same files, the same command, a user who may write nothing.
/// </summary>
public sealed class ContainerTests(PublishedAppFixture published, AzuriteFixture azurite) : IClassFixture<PublishedAppFixture>
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "Dockerfile"));

    [Fact]
    public void The_base_has_no_shell_and_the_user_is_not_root()
    {
        Assert.Matches(@"^mcr\.microsoft\.com/dotnet/runtime-deps:10\.0-\w+-chiseled$", Value("FROM"));
        Assert.NotEqual(0, int.Parse(Value("USER"), CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Nothing_but_the_package_is_sent_to_the_engine() =>
        Assert.Equal(
            [.. Copied.Select(file => $"!{file}").Prepend("*")],
            File.ReadAllLines(Path.Combine(Repository.Root, ".dockerignore")));

    /// <summary>Ubuntu 24.04, the base, has glibc 2.39; the executable is to run from 2.28 on.</summary>
    [Fact]
    public void The_executable_asks_for_no_newer_c_library_than_the_base_has() => Assert.All(
        Copied.Select(file => Path.Combine(published.Package, Path.GetFileName(file))),
        file => Assert.All(
            Regex.Matches(System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)), @"GLIBC_(2\.\d+)"),
            version =>
                Assert.True(Version.Parse(version.Groups[1].Value) <= new Version(2, 28), $"{Path.GetFileName(file)}: {version.Value}")));

    [Fact]
    public async Task The_command_serves_from_a_folder_it_cannot_write()
    {
        using var container = Unpack();
        var port = PublishedAppFixture.FreePort().ToString(CultureInfo.InvariantCulture);
        await using var app = Run(container.Path, port, azurite.NewAccount(), AppFixture.LinkKeys);
        await app.WaitForAsync(@"is running at (http://\S+)");
        using var client = new HttpClient();
        Assert.Equal(
            "ready\n",
            await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/health/ready"), TestContext.Current.CancellationToken));
        Assert.Equal(Copied.Length, Directory.GetFileSystemEntries(container.Path).Length);
    }

    [Fact]
    public async Task Without_link_keys_it_says_what_to_set()
    {
        using var container = Unpack();
        await using var app = Run(container.Path, "0", azurite.NewAccount(), "");
        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.StartsWith("The setting Surveys__LinkKeys is missing: ", app.Output.Trim(), StringComparison.Ordinal);
    }

    private static string[] Copied => Value("COPY").Split(' ')[..^1];

    private static string Value(string instruction) =>
        Assert.Single(Lines, line => line.StartsWith($"{instruction} ", StringComparison.Ordinal))[instruction.Length..].Trim();

    /// <summary>The files of the image, for everybody to read and for nobody to write.</summary>
    private TestFolder Unpack()
    {
        var folder = new TestFolder();
        foreach (var file in Copied)
        {
            File.Copy(Path.Combine(published.Package, Path.GetFileName(file)), Path.Combine(folder.Path, Path.GetFileName(file)));
        }

        using var chmod = Process.Start("chmod", ["-R", "a-w,a+rX", folder.Path]);
        chmod.WaitForExit();
        return folder;
    }

    private static ChildProcess Run(string folder, string port, string connection, string linkKeys)
    {
        var entry = JsonSerializer.Deserialize<string[]>(Value("ENTRYPOINT"))!;
        string[] command =
            [Path.Combine(folder, Path.GetFileName(entry[0])), .. entry[1..].Select(argument => argument == "8080" ? port : argument)];

        // Root may write anywhere, so it becomes the image's user first.
        string[] asUser = Environment.UserName == "root"
            ? ["setpriv", $"--reuid={Value("USER")}", $"--regid={Value("USER")}", "--clear-groups"]
            : [];
        string[] all = [.. asUser, .. command];
        return new ChildProcess(all[0], all[1..], folder, new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = connection,
            ["Surveys__LinkKeys"] = linkKeys,
            ["Surveys__DisclosureKey"] = AppFixture.DisclosureKey,
            ["TMPDIR"] = "/nowhere",
        });
    }
}
