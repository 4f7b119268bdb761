namespace Surveys.Campaigns;

/// <summary>
/// Who was in the room, counted by staff. Pupils are counted as girls and boys, adults by role; every number is at least 0.
/// Headcounts are added up the tree: session, school, region, nation.
/// </summary>
public sealed record Headcount(
    int Girls = 0,
    int Boys = 0,
    int Parents = 0,
    int Teachers = 0,
    int Psychologists = 0,
    int SecurityOfficers = 0,
    int ChildProtectionWorkers = 0)
{
    public static Headcount None { get; } = new();

    public int Pupils => Girls + Boys;

    public int Adults => Parents + Teachers + Psychologists + SecurityOfficers + ChildProtectionWorkers;

    public int Total => Pupils + Adults;

    public static Headcount operator +(Headcount a, Headcount b) => new(
        a.Girls + b.Girls,
        a.Boys + b.Boys,
        a.Parents + b.Parents,
        a.Teachers + b.Teachers,
        a.Psychologists + b.Psychologists,
        a.SecurityOfficers + b.SecurityOfficers,
        a.ChildProtectionWorkers + b.ChildProtectionWorkers);
}
