using System.Globalization;
using System.Text;

namespace Surveys.Documents;

/// <summary>The map of the regions as inline SVG; what it shows stands in words beside it.</summary>
internal static class WebMap
{
    private const float Height = 300;

    /// <summary>One region marked among the others; empty where the code is none of them.</summary>
    public static Html Locator(string region, string said) => RegionMap.Borders(0, 0, Height).Any(shape => shape.Code == region)
        ? Draw(said, "locator", code => code == region ? 5 : 1)
        : Html.Empty;

    /// <summary>Each region shaded by the number of its pupils, and what the shades mean.</summary>
    public static Html Coverage(NationalReport report)
    {
        var classes = report.Regions.ToDictionary(region => region.Code, region => region.Class);
        var unit = report.Texts.National.PupilsColumn.ToLowerInvariant();
        var legend = report.RegionClasses.Select((words, i) => Html.Of(
            $"""<li><svg viewBox="0 0 18 9" aria-hidden="true"><rect class="s{1 + i} edge" width="18" height="9"/></svg>{words} {unit}</li>"""));
        return Html.Of($"""
            {Draw(report.Texts.National.CoverageHeading, "map", code => 1 + classes.GetValueOrDefault(code))}
            <ul class="legend">{Html.Join(legend)}</ul>
            """);
    }

    private static Html Draw(string said, string name, Func<string, int> shade)
    {
        var shapes = new StringBuilder();
        foreach (var (code, points) in RegionMap.Borders(0, 0, Height))
        {
            shapes.Append(
                CultureInfo.InvariantCulture, $"""<path class="s{shade(code)} border" d="M{string.Join(' ', points.Select(Write))}Z"/>""");
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"0 0 {MathF.Ceiling(Height * RegionMap.Aspect)} {Height}");
        return Html.Of($"""<svg class="{name}" viewBox="{size}" role="img" aria-label="{said}">{new Html(shapes.ToString())}</svg>""");
    }

    private static string Write(SkiaSharp.SKPoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}");
}
