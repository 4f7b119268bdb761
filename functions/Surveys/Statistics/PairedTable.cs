namespace Surveys.Statistics;

/// <summary>The 2×2 table of a knowledge item over pairs that answered it in both phases.</summary>
/// <param name="Both">Right before and after.</param>
/// <param name="Gained">Wrong before, right after.</param>
/// <param name="Lost">Right before, wrong after.</param>
/// <param name="Neither">Wrong before and after.</param>
public readonly record struct PairedTable(long Both, long Gained, long Lost, long Neither)
{
    public long Pairs => Both + Gained + Lost + Neither;
}
