using Surveys.Documents;
using Surveys.ReportContent;

namespace Surveys.Benchmarks;

/// <summary>
/// <c>pictures FOLDER</c>: every page of four reports of the demo campaign as PNG: the school with most figures, one in the middle, the one
/// with least, and the nation, each in both languages.
/// </summary>
internal static class ReportPictures
{
    private const int Height = 1000;

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var reports = new DemoReports();
        var schools = reports.Schools;
        foreach (var language in SchoolReport.Languages)
        {
            Pages("rich", new SchoolReportLayout(reports.Of(schools[^1], language)));
            Pages("middling", new SchoolReportLayout(reports.Of(schools[schools.Count / 2], language)));
            Pages("too-little", new SchoolReportLayout(reports.Of(schools[0], language)));
            Pages("national", new NationalReportLayout(reports.National(language)));

            void Pages(string name, ReportLayout layout)
            {
                foreach (var (i, page) in PageImage.Of(layout, Height).Index())
                {
                    var file = Path.Combine(folder, $"{name}-{language}-{i + 1}.png");
                    var png = IndexedPng.Write(page);
                    File.WriteAllBytes(file, png);
                    Console.WriteLine($"{file} {png.Length:N0} bytes");
                }
            }
        }
    }
}
