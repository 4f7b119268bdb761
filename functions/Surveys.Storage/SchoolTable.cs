using Azure.Data.Tables;
using Surveys.Campaigns;

namespace Surveys.Storage;

/// <summary>The register of schools.</summary>
public sealed class SchoolTable
{
    private readonly TableClient table;
    private readonly string campaign;

    internal SchoolTable(TableClient table, string campaign) => (this.table, this.campaign) = (table, campaign);

    public async Task<School?> FindAsync(string id, CancellationToken cancel = default) =>
        await table.FindAsync(StorageKeys.School(campaign, id), cancel).ConfigureAwait(false) is { } row ? Read(row) : null;

    public async Task<IReadOnlyList<School>> AllAsync(CancellationToken cancel = default)
    {
        var schools = new List<School>();
        await foreach (var row in table.RowsAsync(StorageKeys.SchoolsOf(campaign), cancel).ConfigureAwait(false))
        {
            schools.Add(Read(row));
        }

        return schools;
    }

    /// <summary>Adds or replaces schools. Sending the same again changes nothing, so a broken import is simply sent again.</summary>
    public Task PutAsync(IEnumerable<School> schools, CancellationToken cancel = default) =>
        table.UpsertAllAsync(schools.Select(Write), cancel);

    private TableEntity Write(School school)
    {
        var row = StorageKeys.School(campaign, school.Id).Entity();
        row["name"] = school.Name;
        row["region"] = school.Region;
        row["level"] = school.Level.ToString();
        row["area"] = school.Area.ToString();
        return row;
    }

    private static School Read(TableEntity row) =>
        new(
            StorageKeys.ReadSchool(row),
            row.GetString("name"),
            row.GetString("region"),
            row.Enum<SchoolLevel>("level"),
            row.Enum<Area>("area"));
}
