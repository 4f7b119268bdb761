using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Surveys.App.Aggregate;
using Surveys.Storage;
using Surveys.Testing;

namespace Surveys.App.Tests.Storage;

public sealed class TablesPageTests(AzuriteFixture azurite)
{
    private static readonly string[] OfTheService = ["odata.etag", "Timestamp"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_on_tables_names_every_table_and_column_there_is_and_no_other()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await campaign.RunSessionAsync(app, "shkolla-1", 12);
        await campaign.PublishAsync();
        await campaign.KeyAsync(AccessRole.School, "shkolla-1");
        app.Clock.Advance(TimeSpan.FromDays(92));
        await app.Services.GetRequiredService<Sealer>().RunAsync(Cancel);
        campaign = new Campaign(app);
        var open = await campaign.RegisterAsync("shkolla-2");
        await Campaign.OkAsync(await campaign.SendAsync(
            HttpMethod.Put, $"api/surveys/{open.Pre}/responses/{Guid.NewGuid()}", """{"answers":{},"pictures":"abcd"}"""));

        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "tables.md"), Cancel);
        var described = Regex.Split(page, "^## ", RegexOptions.Multiline)[1..]
            .Where(section => section.Contains("| column |", StringComparison.Ordinal))
            .ToDictionary(section => section[..section.IndexOf('\n', StringComparison.Ordinal)].Trim(), Columns);
        Assert.Equal(StorageKeys.Tables.Order(), described.Keys.Order());
        foreach (var (table, columns) in described)
        {
            var stored = new HashSet<string>();
            await foreach (var row in new TableClient(app.Connection, table).QueryAsync<TableEntity>(cancellationToken: Cancel))
            {
                stored.UnionWith(row.Keys.Except(OfTheService).Select(column => Regex.Replace(column, @"\d+$", "0")));
            }

            Assert.Equal((table, string.Join(' ', columns.Order())), (table, string.Join(' ', stored.Order())));
        }
    }

    /// <summary>The names in the first cell of each row; numbered columns by their first.</summary>
    private static IEnumerable<string> Columns(string section) => section.Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| column", StringComparison.Ordinal))
        .SelectMany(line => line.Split('|')[1].Split(','))
        .Select(name => name.Trim())
        .Where(name => !Regex.IsMatch(name, @"[1-9]$|^…$"));
}
