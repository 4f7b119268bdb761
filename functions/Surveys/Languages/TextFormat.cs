using System.Collections.Immutable;
using System.Globalization;

namespace Surveys.Languages;

/// <summary>
/// How numbers and dates are written in a language. The tables are its own: the process runs without culture data.
/// </summary>
public sealed record TextFormat
{
    private const char Minus = '\u2212';

    /// <summary>Stands where a figure is not published.</summary>
    public const string Missing = "\u2013";

    public required string GroupSeparator { get; init; }

    /// <summary>Stands before the last of several things.</summary>
    public required string And { get; init; }

    /// <summary>From January to December, as they stand in a date.</summary>
    public required ImmutableArray<string> Months { get; init; }

    /// <summary>1234 → <c>1 234</c> (no-break space) or <c>1,234</c>.</summary>
    public string Count(int value)
    {
        var digits = Math.Abs((long)value).ToString(CultureInfo.InvariantCulture);
        for (var i = digits.Length - 3; i > 0; i -= 3)
        {
            digits = digits.Insert(i, GroupSeparator);
        }

        return value < 0 ? Minus + digits : digits;
    }

    /// <summary>0.456 → <c>46%</c>. Halves are rounded up.</summary>
    public string Percent(double share) => Count(Rounded(share * 100)) + "%";

    /// <summary>A difference in points: 12 → <c>+12</c>, −5 → <c>−5</c>, 0 → <c>0</c>.</summary>
    public string Points(int difference) => difference > 0 ? "+" + Count(difference) : Count(difference);

    /// <summary><c>14 mars 2025</c>.</summary>
    public string Date(DateOnly date) => $"{Day(date)} {Months[date.Month - 1]} {date.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Some days, each once, in their order: <c>12 dhe 14 mars 2025</c>. More than four become the first and the last.</summary>
    public string Dates(IEnumerable<DateOnly> dates)
    {
        var days = dates.Distinct().Order().ToList();
        if (days.Count > 4)
        {
            return $"{Date(days[0])} \u2013 {Date(days[^1])}";
        }

        // A month or a year is written once, with the last day it belongs to.
        return List(days.Select((day, i) =>
            i + 1 < days.Count && days[i + 1].Year == day.Year
                ? days[i + 1].Month == day.Month ? Day(day) : $"{Day(day)} {Months[day.Month - 1]}"
                : Date(day)));
    }

    /// <summary>The first and the last day: <c>14 janar – 6 qershor 2025</c>. A single day is one.</summary>
    public string Span(DateOnly first, DateOnly last) =>
        first == last ? Date(first)
        : first.Year == last.Year ? $"{Day(first)} {Months[first.Month - 1]} \u2013 {Date(last)}"
        : $"{Date(first)} \u2013 {Date(last)}";

    /// <summary>Joins a few things: <c>a, b dhe c</c>.</summary>
    public string List(IEnumerable<string> things)
    {
        var all = things.ToList();
        return all.Count < 2
            ? string.Concat(all)
            : $"{string.Join(", ", all.Take(all.Count - 1))} {And} {all[^1]}";
    }

    /// <summary>A text with its first letter large.</summary>
    public static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A text as it stands within a sentence: its first letter small.</summary>
    public static string Continued(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    /// <summary>Fills <c>{0}</c>, <c>{1}</c> … of a sentence.</summary>
    public static string Fill(string sentence, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, sentence, values);

    private static string Day(DateOnly date) => date.Day.ToString(CultureInfo.InvariantCulture);

    // Away from zero: a share of exactly 12.5 % and a change of exactly −12.5 points round alike. The step before
    // takes out what binary fractions add (0.285 × 100 is 28.499999999999996).
    private static int Rounded(double value) =>
        (int)Math.Round(Math.Round(value, 9), MidpointRounding.AwayFromZero);
}
