using System.Text.RegularExpressions;
using Surveys.Testing;

namespace Surveys.App.Tests.Storage;

/// <summary>One file writes and reads keys. The others see them as values of its types only.</summary>
public sealed partial class StorageKeysTests
{
    [Fact]
    public void No_other_file_reads_a_key_of_storage_or_joins_one()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "functions", "Surveys.Storage"), "*.cs");
        Assert.Contains(files, file => Path.GetFileName(file) == "StorageKeys.cs" && Leaks(File.ReadAllText(file)));
        Assert.Equal(
            [], files.Where(file => Path.GetFileName(file) != "StorageKeys.cs" && Leaks(File.ReadAllText(file))).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("row.RowKey")]
    [InlineData("action.Entity.PartitionKey == x")]
    [InlineData("CreateQueryFilter($\"PartitionKey eq {campaign}\")")]
    [InlineData("x.Split('|')")]
    [InlineData("$\"{parent}|{child}\"")]
    [InlineData("\"Total|\"")]
    public void A_leak_is_seen(string line) => Assert.True(Leaks(line));

    /// <summary>The name of a key column, or a bar within a literal; comments are left out.</summary>
    private static bool Leaks(string source) => Leak().IsMatch(Comment().Replace(source, ""));

    [GeneratedRegex(@"\b(RowKey|PartitionKey)\b|'\|'|""[^""\n]*\|[^""\n]*""")]
    private static partial Regex Leak();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
