using System.Text.RegularExpressions;
using Surveys.Campaigns;
using Surveys.Storage;
using Surveys.Tallies;
using Surveys.Testing;

namespace Surveys.App.Tests.Storage;

/// <summary>One file writes and reads keys. The others see them as values of its types only.</summary>
public sealed partial class StorageKeysTests
{
    private static readonly string[] Projects = ["Surveys", "Surveys.Storage", "Surveys.App"];

    /// <summary>It joins the names of draws, which stand in no table.</summary>
    private const string NamesOfDraws = "Rounding.cs";

    private static readonly School Village = new("f", "F", "AL-04", SchoolLevel.Primary, Area.Rural);

    private static readonly QuestionnaireId Adults = new(Audience.Adults, 1);

    [Fact]
    public void Keys_of_tallies_and_releases_are_those_of_the_stored_rows()
    {
        var (region, school, stratum) = (Scope.OfRegion("AL-04"), Scope.OfSchool("f"), Stratum.Of(Village));
        Assert.Equal(
            new Key("Nation|AL", $"Region|AL-04|Primary|Rural|{Adults}"), StorageKeys.TallyIn(Scope.Nation, region, stratum, Adults));
        Assert.Equal(
            new Key("School|f", $"Session|000000000007|{Adults}"), StorageKeys.TallyIn(school, Scope.Of(new SessionId(7)), null, Adults));
        Assert.Equal(new Key("Nation|AL", $"Total|Primary|Rural|{Adults}"), StorageKeys.Total(Scope.Nation, stratum, Adults));
        Assert.Equal(new Key("School|f", $"Total|{Adults}"), StorageKeys.Total(school, null, Adults));
        Assert.Equal(new Key("School|f", "Memory|00000001|n"), StorageKeys.Memory(school, StorageKeys.Revision(1, "n")));
        Assert.Equal(new Key("Region|AL-04", "00000001|n"), StorageKeys.Release(region, StorageKeys.Revision(1, "n")));
        Assert.Equal(new KeyRange("School|f", "Session|"), StorageKeys.SessionsIn("f"));
    }

    [Fact]
    public void No_other_file_reads_a_key_of_storage_or_joins_one()
    {
        var files = Projects.SelectMany(project => Directory.GetFiles(
                Path.Combine(Repository.Root, "functions", project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Regex.IsMatch(file, "/(bin|obj)/") && Path.GetFileName(file) != NamesOfDraws).ToList();
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
    [InlineData("\"|\"")]
    public void A_leak_is_seen(string line) => Assert.True(Leaks(line));

    /// <summary>The name of a key column, or a literal that joins with a bar; comments are left out.</summary>
    private static bool Leaks(string source) => Leak().IsMatch(Comment().Replace(source, ""));

    [GeneratedRegex(@"\b(RowKey|PartitionKey)\b|'\|'|""([^""\n]*[\w}])?\|[^""\n]*""")]
    private static partial Regex Leak();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
