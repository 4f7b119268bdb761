using System.Text.Json;
using Azure.Data.Tables;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Statistics;
using Surveys.Storage;
using Surveys.Tallies;
using Surveys.Testing;

namespace Surveys.App.Tests.Storage;

public sealed class ReleaseTableTests(AzuriteFixture azurite)
{
    private static readonly QuestionnaireId Adults = new(Audience.Adults, 1);

    private static readonly DateTimeOffset Hour = new(2025, 5, 5, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4_000, 2)]
    public async Task A_release_and_its_memory_are_read_as_they_were_written_over_one_column_or_more(int tables, int fewestColumns)
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var releases = new Campaign(app).Storage.Releases;
        var made = Made(Scope.Nation, tables);
        var head = await releases.PublishAsync(null, Head, [made], [], Cancel);

        var publication = await releases.ReadAsync(head!, Cancel);
        var read = publication.Releases[Scope.Nation];
        Assert.True(made.Protection.Release.SaysTheSame(read));
        Assert.Equal((made.Protection.Release.Version, made.Protection.Release.AsOf), (read.Version, read.AsOf));
        var memory = await releases.ReadMemoryAsync(publication.Scopes[Scope.Nation], Cancel);
        Assert.Equal(Json(made.Protection.Memory), Json(memory));
        foreach (var table in new[] { "releases", "aggregates" })
        {
            Assert.True(await ColumnsAsync(app, table) >= fewestColumns, table);
        }
    }

    [Fact]
    public async Task A_publisher_that_was_overtaken_publishes_nothing_and_leaves_what_is_there()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var releases = new Campaign(app).Storage.Releases;
        var school = Scope.OfSchool("shkolla-1");
        var first = await releases.ReadAsync((await releases.PublishAsync(null, Head, [Made(school, 1)], [], Cancel))!, Cancel);
        Assert.Null(await releases.PublishAsync(null, Head, [Made(school, 3)], [], Cancel));

        var faster = await releases.PublishAsync(first, Head, [Made(school, 2)], [], Cancel);
        Assert.Null(await releases.PublishAsync(first, Head, [Made(school, 3)], [], Cancel));
        var current = await releases.CurrentAsync(Cancel);
        Assert.Equal(faster!.Revision, current!.Revision);
        var publication = await releases.ReadAsync(current, Cancel);
        Assert.Equal(2, publication.Releases[school].Questionnaires[0].Tables.Length);
        Assert.Equal(2, (await releases.ReadMemoryAsync(publication.Scopes[school], Cancel)).Questionnaires[0].Tables.Length);
    }

    [Fact]
    public async Task A_release_that_says_the_same_stays_and_its_memory_moves_on()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var releases = new Campaign(app).Storage.Releases;
        var school = Scope.OfSchool("shkolla-1");
        var made = Made(school, 2);
        var first = await releases.ReadAsync((await releases.PublishAsync(null, Head, [made], [], Cancel))!, Cancel);
        var again = made with
        {
            BasedOn = 8,
            Protection = made.Protection with { Release = made.Protection.Release with { Version = 2, AsOf = Hour.AddHours(1) } },
        };
        var second = await releases.ReadAsync((await releases.PublishAsync(first, Head, [again], [], Cancel))!, Cancel);
        Assert.Equal((1, Hour, first.Tag), (second.Version, second.AsOf, second.Tag));
        Assert.Equal(first.Scopes[school].Release, second.Scopes[school].Release);
        Assert.NotEqual(first.Scopes[school].Memory, second.Scopes[school].Memory);
        Assert.Equal(8, second.Scopes[school].BasedOn);
    }

    private static PublicationHead Head => new(0, "", Hour, 7, new DateOnly(2025, 5, 5), default);

    /// <summary>Counts that cannot be packed small.</summary>
    private static MadeRelease Made(Scope scope, int tables)
    {
        var dice = new Random(tables);
        ProtectedTable[] published =
        [
            .. Enumerable.Range(0, tables).Select(i => new ProtectedTable(
                new TableId($"item-{i}", (Basis)(i % 3), i % 2 == 0 ? "" : "gender", i % 2 == 0 ? "" : "girl"),
                ["a", "b", "c"],
                [.. Enumerable.Range(0, 3).Select(_ => dice.Next(100_000_000) * 3)],
                i % 4 == 0 ? 1.3 : null,
                i % 5 == 0 ? 0.5 : null,
                i % 6 == 0 ? (Verdict)(i % 3) : null)),
        ];
        var release = new Release(
            scope,
            1,
            Hour,
            [new(Adults, 12, 1, [.. published], [new Suppression("", null, "role", "parent", SuppressionRules.RestTooSmall)])]);
        var remembered = published.Select(table => new TableMemory(table, [new(1, 12, [new(0, 2), new(4, 8)])]));
        var memory = new QuestionnaireMemory(Adults, [.. remembered], [new("s1", [new(1, [12, 0])])]);
        return new MadeRelease(new Protection(release, new ReleaseMemory(scope, [memory])), 7);
    }

    private static string Json(ReleaseMemory memory) => JsonSerializer.Serialize(memory, StorageJson.Default.ReleaseMemory);

    private static async Task<int> ColumnsAsync(AppFixture app, string table)
    {
        var rows = await new TableClient(app.Connection, table).QueryAsync<TableEntity>(cancellationToken: Cancel).ToListAsync(Cancel);
        return rows.Max(row => row.Keys.Count(name => name.StartsWith("json", StringComparison.Ordinal)));
    }
}
