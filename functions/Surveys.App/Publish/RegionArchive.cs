using System.IO.Compression;
using System.Text;
using Surveys.App.Http;
using Surveys.Campaigns;
using Surveys.Languages;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.App.Publish;

/// <summary>
/// The reports of some schools as one ZIP, written as it is read: never more than one report is in memory. PDFs are compressed
/// already, so they are stored as they are.
/// </summary>
internal sealed class RegionArchive(ReportBlobs reports, string language)
{
    private readonly LanguageTexts texts = LanguageCatalog.Embedded.ForReport(language);

    /// <summary>Writes every report there is; a school without one is named in a text file at the end.</summary>
    public async Task WriteAsync(IEnumerable<School> schools, Stream target, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel);
        var missing = new List<School>();
        foreach (var school in schools)
        {
            if (await reports.ReadAsync(reports.NameOf(Scope.OfSchool(school.Id), language, ReportForm.Pdf), cancel) is { } report)
            {
                await AddAsync(zip, NameOf(school), report.Content, report.LastModified, cancel);
            }
            else
            {
                missing.Add(school);
            }
        }

        if (missing.Count > 0)
        {
            var words = texts.Links.MissingReports;
            IEnumerable<string> lines = [words.Text, "", .. missing.Select(school => $"{school.Name} ({school.Id})"), ""];
            await AddAsync(zip, $"{FileNames.NameOf(words.Title)}.txt", Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), null, cancel);
        }
    }

    /// <summary>The school's name, so that people find it, and its id, so that no two are the same.</summary>
    private string NameOf(School school) =>
        $"{FileNames.NameOf(TextFormat.Fill(texts.Report.DocumentTitle, school.Name))} ({school.Id}).pdf";

    private static async Task AddAsync(
        ZipArchive zip, string name, ReadOnlyMemory<byte> content, DateTimeOffset? written, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = written ?? entry.LastWriteTime;
        await using var stream = await entry.OpenAsync(cancel);
        await stream.WriteAsync(content, cancel);
    }
}
