using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.ReportContent;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.Cli.Demo;

/// <summary>The schools' PDFs as files of a folder.</summary>
internal static class ReportFiles
{
    private const int AtOnce = 8;

    public static string NameOf(string school, string language) => $"{school}.{language}.pdf";

    /// <summary>Writes every school's report in every language. Returns how many schools have all of theirs.</summary>
    public static async Task<int> WriteAsync(
        ReportBlobs reports, ImmutableArray<School> schools, string folder, Stage progress, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        progress.Expect(schools.Length * SchoolReport.Languages.Length);
        var complete = 0;
        await Parallel.ForEachAsync(
            schools,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (school, token) =>
            {
                var written = 0;
                foreach (var language in SchoolReport.Languages)
                {
                    if (await reports.ReadAsync(reports.NameOf(Scope.OfSchool(school.Id), language, ReportForm.Pdf), token) is { } report)
                    {
                        await File.WriteAllBytesAsync(Path.Combine(folder, NameOf(school.Id, language)), report.Content, token);
                        written++;
                    }

                    progress.Advance();
                }

                if (written == SchoolReport.Languages.Length)
                {
                    Interlocked.Increment(ref complete);
                }
            });
        return complete;
    }
}
