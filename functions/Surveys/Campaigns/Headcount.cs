using System.Collections.Immutable;

namespace Surveys.Campaigns;

/// <summary>
/// Who was in the room, counted by staff. Pupils are counted as girls and boys, adults by role; every number is at least 0.
/// Headcounts are added up the tree: session, school, region, nation. Two are equal when every number is.
/// </summary>
public sealed record Headcount(int Girls = 0, int Boys = 0)
{
    private readonly ImmutableArray<int> byRole = [.. AdultRoles.All.Select(_ => 0)];

    /// <param name="adults">How many there were of a role; asked once for each.</param>
    public Headcount(int girls, int boys, Func<AdultRole, int> adults)
        : this(girls, boys) => byRole = [.. AdultRoles.All.Select(adults)];

    public static Headcount None { get; } = new();

    public int Pupils => Girls + Boys;

    public int Adults => byRole.Sum();

    public int Total => Pupils + Adults;

    public int this[AdultRole role]
    {
        get => byRole[(int)role];
        init => byRole = byRole.SetItem((int)role, value);
    }

    public static Headcount operator +(Headcount a, Headcount b) => new(a.Girls + b.Girls, a.Boys + b.Boys, role => a[role] + b[role]);

    public bool Equals(Headcount? other) =>
        other is not null && Girls == other.Girls && Boys == other.Boys && byRole.SequenceEqual(other.byRole);

    public override int GetHashCode() => HashCode.Combine(Girls, Boys, Adults);
}
