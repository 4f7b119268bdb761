using System.Collections.Immutable;

namespace Surveys.Cli.Demo;

/// <summary>The school days of the campaign.</summary>
internal static class SchoolDays
{
    private static readonly DateOnly First = new(2025, 1, 13);
    private static readonly DateOnly Last = new(2025, 6, 13);

    /// <summary>Public holidays of the season that fall on a weekday, with the days off in their place.</summary>
    private static readonly ImmutableHashSet<DateOnly> Holidays =
    [
        new(2025, 3, 14), new(2025, 3, 24), new(2025, 3, 31), new(2025, 4, 21), new(2025, 5, 1), new(2025, 6, 6),
    ];

    public static ImmutableArray<DateOnly> All { get; } =
    [
        .. Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day)),
    ];
}
