using Surveys.Campaigns;

namespace Surveys.Tallies;

/// <summary>The four levels of aggregation, from the smallest up.</summary>
public enum ScopeKind
{
    Session,
    School,
    Region,
    Nation,
}

/// <summary>What a tally or a release speaks of: one session, one school, one region, or the nation.</summary>
public readonly record struct Scope(ScopeKind Kind, string Id)
{
    public static Scope Nation { get; } = new(ScopeKind.Nation, "AL");

    public static Scope Of(SessionId session) => new(ScopeKind.Session, session.ToString());

    public static Scope OfSchool(string id) => new(ScopeKind.School, id);

    public static Scope OfRegion(string code) => new(ScopeKind.Region, code);

    /// <summary>For messages; nothing reads it back.</summary>
    public override string ToString() => $"{Kind} {Id}";
}
