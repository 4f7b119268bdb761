using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SkiaSharp;
using Surveys.Benchmarks;
using Surveys.Documents;
using Surveys.Languages;
using Surveys.ReportContent;
using static Surveys.Tests.ReportContent.ReportSamples;

namespace Surveys.Tests.ReportContent;

/// <summary>
/// Reports as somebody has read and approved them: every figure and sentence, and what the first page looks like. What changes on purpose
/// is renewed with <c>APPROVE_REPORTS=1 dotnet run --project tests/Surveys.Tests -- -class
/// Surveys.Tests.ReportContent.ApprovedReportTests</c>, and the difference read before it is committed.
/// </summary>
public sealed class ApprovedReportTests
{
    /// <summary>In pixels: letters are still told apart, a hair's breadth is not.</summary>
    private const int PageHeight = 420;

    /// <summary>Squares of so many pixels are compared by their mean.</summary>
    private const int Square = 10;

    /// <summary>Of 255: another version of the drawing library smooths edges otherwise, a moved word or chart is far beyond.</summary>
    private const double Tolerance = 24;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutWords } },
    };

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "ReportContent", "Approved");

    public static TheoryData<string, string> Samples { get; } =
    [
        .. from name in (string[])["rich", "middling", "too-little", "nation"]
           from language in SchoolReport.Languages
           select (name, language),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_figure_and_sentence_is_as_approved(string name, string language)
    {
        var file = $"{name}.{language}.json";
        var json = name == "nation"
            ? JsonSerializer.Serialize(National(language), Json)
            : JsonSerializer.Serialize(School(name, language), Json);
        if (Approve(file, System.Text.Encoding.UTF8.GetBytes(json + "\n")))
        {
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(Folder, file)).TrimEnd().ReplaceLineEndings("\n"), json.ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_first_page_looks_as_approved(string name, string language)
    {
        var file = $"{name}.{language}.png";
        ReportLayout layout = name == "nation" ? new NationalReportLayout(National(language)) : new SchoolReportLayout(
            School(name, language));
        var drawn = PageImage.Of(layout, PageHeight)[0];
        if (Approve(file, IndexedPng.Write(drawn)))
        {
            return;
        }

        using var approved = SKBitmap.Decode(Path.Combine(Folder, file));
        Assert.Equal((approved.Width, approved.Height), (drawn.Width, drawn.Height));
        var pixels = approved.Pixels;
        for (var y = 0; y + Square <= drawn.Height; y += Square)
        {
            for (var x = 0; x + Square <= drawn.Width; x += Square)
            {
                var difference = Math.Abs(Grey(pixels, drawn.Width, x, y) - Grey(drawn.Pixels, drawn.Width, x, y));
                Assert.True(difference <= Tolerance, $"Around pixel {x}, {y} the page looks different: by {difference:N0} of 255.");
            }
        }
    }

    private static double Grey(SKColor[] pixels, int width, int left, int top)
    {
        double sum = 0;
        for (var y = top; y < top + Square; y++)
        {
            for (var x = left; x < left + Square; x++)
            {
                var pixel = pixels[(y * width) + x];
                sum += (0.3 * pixel.Red) + (0.59 * pixel.Green) + (0.11 * pixel.Blue);
            }
        }

        return sum / (Square * Square);
    }

    private static SchoolReport School(string name, string language) => name switch
    {
        "rich" => Report(Rich, language, Around),
        "middling" => Report(Middling, language, Around),
        _ => Report(null, language, Around),
    };

    private static bool Approve(string file, byte[] content)
    {
        if (Environment.GetEnvironmentVariable("APPROVE_REPORTS") != "1")
        {
            return false;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.GetFiles("*.csproj").Length == 0)
        {
            folder = folder.Parent!;
        }

        var approved = Directory.CreateDirectory(Path.Combine(folder.FullName, "ReportContent", "Approved"));
        File.WriteAllBytes(Path.Combine(approved.FullName, file), content);
        return true;
    }

    /// <summary>The words of the language are the same in every report.</summary>
    private static void WithoutWords(JsonTypeInfo type)
    {
        var all = type.Properties.Where(property => property.PropertyType.Namespace == typeof(LanguageTexts).Namespace);
        foreach (var words in all.ToList())
        {
            type.Properties.Remove(words);
        }
    }
}
