namespace Surveys.Campaigns;

/// <summary>What a school teaches: arsimi bazë (grades 1–9), e mesme (10–12), or both under one roof.</summary>
public enum SchoolLevel
{
    Primary,
    Secondary,
    Combined,
}

/// <summary>Where a school stands.</summary>
public enum Area
{
    Urban,
    Rural,
}

/// <summary>A school of the register.</summary>
/// <param name="Id">A slug: see <see cref="IsId"/>.</param>
/// <param name="Name">The school's name as it is printed on its report; 1 to 120 characters.</param>
/// <param name="Region">The ISO code of its <see cref="Campaigns.Region"/>.</param>
public sealed record School(string Id, string Name, string Region, SchoolLevel Level, Area Area)
{
    public const int LongestName = 120;

    /// <summary>Whether a text can be the id of a school: 1 to 40 of <c>a–z 0–9 -</c>, no hyphen at either end.</summary>
    public static bool IsId(string? text) =>
        text is { Length: > 0 and <= 40 }
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        && text[0] != '-' && text[^1] != '-';
}
