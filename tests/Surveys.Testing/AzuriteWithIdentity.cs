using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Surveys.Testing;

/// <summary>
/// A real Azurite that takes tokens, over https with a certificate of its own, and what hands tokens out on Azure: the endpoint of a
/// managed identity, and <c>az</c> for a person. Azurite checks who a token is for and how long it holds, not its signature or roles.
/// </summary>
public sealed class AzuriteWithIdentity : IAsyncLifetime
{
    public const string Account = "surveysaccount";
    public const string ClientId = "0b6a7a35-2f5c-4b3f-8f8b-5a3f3f0c1d11";
    private const string Secret = "header-of-the-identity";

    private static readonly string Program = Path.Combine(
        Repository.Root, "functions", "Surveys.Cli", "Azurite", "node_modules", "azurite", "dist", "src", "azurite.js");

    private readonly TestFolder folder = new();
    private readonly HttpListener identity = new();
    private ChildProcess? azurite;
    private string tables = "";
    private string blobs = "";

    /// <summary>Who asked the identity's endpoint for a token: the client id in each question.</summary>
    public ConcurrentQueue<string?> Asked { get; } = [];

    /// <summary>What Azure sets for an app with an identity, and the settings of infra/app.bicep.</summary>
    public (string Name, string Value)[] OfTheApp =>
    [
        ("AzureWebJobsStorage", ""),
        .. OfAnyone,
        ("AzureWebJobsStorage__credential", "managedidentity"),
        ("AzureWebJobsStorage__clientId", ClientId),
        ("IDENTITY_ENDPOINT", identity.Prefixes.First() + "msi/token"),
        ("IDENTITY_HEADER", Secret),
    ];

    /// <summary>The environment of a person who is signed in with the Azure CLI.</summary>
    public Dictionary<string, string> OfAPerson => new(OfAnyone.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
    {
        ["PATH"] = $"{folder.Path}:/usr/bin:/bin",
        ["HOME"] = folder.Path,
    };

    private (string Name, string Value)[] OfAnyone =>
    [
        ("AzureWebJobsStorage__tableServiceUri", tables),
        ("AzureWebJobsStorage__blobServiceUri", blobs),
        ("SSL_CERT_FILE", Path.Combine(folder.Path, "cert.pem")),
    ];

    public async ValueTask InitializeAsync()
    {
        WriteCertificate();
        WriteAzureCli();
        azurite = new ChildProcess(
            "node",
            [
                Program, "--location", folder.Path, "--blobPort", "0", "--queuePort", "0", "--tablePort", "0", "--silent",
                "--skipApiVersionCheck", "--disableTelemetry", "--oauth", "basic",
                "--cert", Path.Combine(folder.Path, "cert.pem"), "--key", Path.Combine(folder.Path, "key.pem"),
            ],
            folder.Path,
            new Dictionary<string, string>
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
                ["AZURITE_ACCOUNTS"] = $"{Account}:{Convert.ToBase64String(new byte[64])}",
            });
        blobs = await AddressAsync("Blob");
        tables = await AddressAsync("Table");

        identity.Prefixes.Add($"http://127.0.0.1:{PublishedAppFixture.FreePort()}/");
        identity.Start();
        _ = Task.Run(HandOutAsync);
    }

    public async ValueTask DisposeAsync()
    {
        identity.Close();
        await (azurite?.DisposeAsync() ?? default);
        folder.Dispose();
    }

    private async Task<string> AddressAsync(string service) =>
        $"{await azurite!.WaitForAsync($@"Azurite {service} service is successfully listening at (https://[^\s]+)")}/{Account}";

    private void WriteCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder.Path, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder.Path, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Answers <c>az account get-access-token</c> as the Azure CLI does for somebody who is signed in.</summary>
    private void WriteAzureCli()
    {
        var expires = DateTimeOffset.UtcNow.AddHours(1);
        var file = Path.Combine(folder.Path, "az");
        File.WriteAllText(
            file,
            $$"""
            #!/bin/sh
            echo '{"accessToken":"{{Token()}}","expiresOn":"{{expires:yyyy-MM-dd HH:mm:ss.ffffff}}","expires_on":{{expires.ToUnixTimeSeconds()}},"tokenType":"Bearer"}'
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private async Task HandOutAsync()
    {
        while (identity.IsListening)
        {
            try
            {
                var context = await identity.GetContextAsync();
                Asked.Enqueue(context.Request.QueryString["client_id"]);
                context.Response.StatusCode = context.Request.Headers["X-IDENTITY-HEADER"] == Secret ? 200 : 401;
                context.Response.ContentType = "application/json";
                var expires = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds();
                var body = $$"""{"access_token":"{{Token()}}","expires_on":"{{expires}}","resource":"https://storage.azure.com","token_type":"Bearer"}""";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static string Token()
    {
        var now = DateTimeOffset.UtcNow;
        var claims =
            $$"""
            {"aud":"https://storage.azure.com","iss":"https://sts.windows.net/ab1f708d-50f6-404c-a006-d71b2ac7a606/",
            "iat":{{now.AddMinutes(-5).ToUnixTimeSeconds()}},"nbf":{{now.AddMinutes(-5).ToUnixTimeSeconds()}},"exp":{{now.AddHours(1).ToUnixTimeSeconds()}}}
            """;
        return $"{Part("""{"alg":"RS256","typ":"JWT"}""")}.{Part(claims)}.{Part("not checked")}";

        static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }
}
