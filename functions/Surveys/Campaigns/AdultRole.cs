using System.Collections.Immutable;

namespace Surveys.Campaigns;

/// <summary>
/// The roles of adults in the room: the one list of them. Names in JSON, tables and forms are made from the members, and each language has
/// words for each member.
/// </summary>
public enum AdultRole
{
    Parent,
    Teacher,
    Psychologist,
    SecurityOfficer,
    ChildProtectionWorker,
}

/// <summary>What a role is called where no person reads it.</summary>
public static class AdultRoles
{
    public static ImmutableArray<AdultRole> All { get; } = [.. Enum.GetValues<AdultRole>()];

    /// <summary>The option of who says of themselves to be one: <c>securityOfficer</c>.</summary>
    public static string Option(this AdultRole role) => char.ToLowerInvariant($"{role}"[0]) + $"{role}"[1..];

    /// <summary>The property, column or field that counts them: <c>securityOfficers</c>.</summary>
    public static string Field(this AdultRole role) => role.Option() + "s";

    /// <summary>The role of an option, or null where it is another.</summary>
    public static AdultRole? OfOption(string? name) => All.Cast<AdultRole?>().FirstOrDefault(role => role!.Value.Option() == name);

    /// <summary>The role that a field counts, or null where it counts none.</summary>
    public static AdultRole? OfField(string? name) => All.Cast<AdultRole?>().FirstOrDefault(role => role!.Value.Field() == name);
}
