using System.Globalization;
using System.Text;

namespace Surveys.Documents;

/// <summary>Charts as inline SVG. Each says its figures in words too, and each stands beside the table that holds them.</summary>
internal static class WebChart
{
    private const double Width = 200;
    private const double Height = 18;
    private const double Margin = 6;

    /// <summary>Before and after, on an axis of so many ticks.</summary>
    public static Html Dumbbell(Compared row, int ticks, ReportWords words)
    {
        const double Middle = 9;
        var marks = new StringBuilder();
        for (var i = 0; i < ticks; i++)
        {
            var x = X((double)i / (ticks - 1));
            Line(marks, "grid", x, 0, x, Height);
        }

        if (row is { Before: { } from, After: { } to })
        {
            Line(marks, "from", X(from.Position), Middle, X(to.Position), Middle);
        }

        Mark(marks, "before", row.Before, Middle);
        Mark(marks, "after", row.After, Middle);
        var label = string.Join(", ", new[] { Said(words.Before, row.Before), Said(words.After, row.After) });
        return Picture(Height, label, marks);
    }

    /// <summary>One bar of shares, from the first option on.</summary>
    public static Html Bar(BarResult result)
    {
        const double Thick = 14;
        var marks = new StringBuilder();
        var onScale = result.Parts.Count(part => part.OnScale);
        double x = Margin, step = 0;
        foreach (var part in result.Parts)
        {
            var shade = part.OnScale ? 1 + (int)Math.Round(step++ * 4 / Math.Max(1, onScale - 1)) : 0;
            var width = part.Share.Position * (Width - (2 * Margin));
            marks.Append(
                CultureInfo.InvariantCulture, $"""<rect class="s{shade}" x="{x:0.#}" y="1" width="{width:0.#}" height="{Thick}"/>""");
            x += width;
        }

        marks.Append(
            CultureInfo.InvariantCulture, $"""<rect class="edge" x="{Margin}" y="1" width="{Width - (2 * Margin)}" height="{Thick}"/>""");
        return Picture(Thick + 2, string.Join(", ", result.Parts.Select(part => Said(part.Label, part.Share))), marks);
    }

    /// <summary>How much of a whole is reached.</summary>
    public static Html Progress(double share, string said)
    {
        var marks = new StringBuilder();
        marks.Append(
            CultureInfo.InvariantCulture,
            $"""<rect class="s5" x="{Margin}" y="1" width="{share * (Width - (2 * Margin)):0.#}" height="8"/>""")
            .Append(CultureInfo.InvariantCulture, $"""<rect class="edge" x="{Margin}" y="1" width="{Width - (2 * Margin)}" height="8"/>""");
        return Picture(10, said, marks);
    }

    private static Html Picture(double height, string said, StringBuilder marks)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {height}");
        return Html.Of($"""<svg viewBox="{size}" role="img" aria-label="{said}">{new Html(marks.ToString())}</svg>""");
    }

    private static string Said(string name, Measure? measure) => $"{name} {measure?.Number ?? TextFormat.Missing}";

    private static void Mark(StringBuilder marks, string name, Measure? measure, double y)
    {
        if (measure is null)
        {
            return;
        }

        marks.Append(CultureInfo.InvariantCulture, $"""<circle class="{name}" cx="{X(measure.Position):0.#}" cy="{y}" r="4"/>""");
    }

    private static void Line(StringBuilder marks, string name, double x1, double y1, double x2, double y2) =>
        marks.Append(CultureInfo.InvariantCulture, $"""<line class="{name}" x1="{x1:0.#}" y1="{y1:0.#}" x2="{x2:0.#}" y2="{y2:0.#}"/>""");

    private static double X(double position) => Margin + (Math.Clamp(position, 0, 1) * (Width - (2 * Margin)));
}
