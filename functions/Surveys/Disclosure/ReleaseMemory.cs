using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>
/// What the publications until now told of a scope, and what they stood on. Exact and internal: it is read by the next publication only.
/// </summary>
/// <param name="Questionnaires">In the order of audience and version.</param>
public sealed record ReleaseMemory(Scope Scope, ImmutableArray<QuestionnaireMemory> Questionnaires)
{
    public static ReleaseMemory NoneOf(Scope scope) => new(scope, []);

    public QuestionnaireMemory Of(QuestionnaireId id) =>
        Questionnaires.FirstOrDefault(memory => memory.Questionnaire == id) ?? new QuestionnaireMemory(id, [], []);
}

/// <summary>The tables of one questionnaire that were ever published.</summary>
/// <param name="Schools">Of a region: how many of each school its releases and the nation's counted; empty elsewhere.</param>
public sealed record QuestionnaireMemory(
    QuestionnaireId Questionnaire, ImmutableArray<TableMemory> Tables, ImmutableArray<SchoolMemory> Schools)
{
    public TableMemory? Find(TableId id) => Tables.FirstOrDefault(table => table.Id == id);
}

/// <summary>What is known of one table by all that was published of it.</summary>
/// <param name="Published">The table as it stands in the newest release that has it.</param>
/// <param name="States">What it told each time that it changed, the newest last; at most <see cref="MostStates"/>.</param>
public sealed record TableMemory(ProtectedTable Published, ImmutableArray<TableState> States)
{
    /// <summary>What is older is forgotten.</summary>
    public const int MostStates = 8;

    public TableId Id => Published.Id;

    /// <summary>The exact number of respondents or pairs that the published table stands on.</summary>
    public long N => States[^1].N;

    /// <summary>The version of the publication that made it.</summary>
    public int Version => States[^1].Version;

    /// <summary>For each cell of <see cref="Published"/> the least and the most that its count can have been.</summary>
    public ImmutableArray<Bounds> Bounds => States[^1].Bounds;
}

/// <summary>What was known of a table's counts after one publication.</summary>
/// <param name="Bounds">One for each cell that was published: the table's own cells, or the two that stood for its options.</param>
public sealed record TableState(int Version, long N, ImmutableArray<Bounds> Bounds);

/// <summary>How many of a school each publication of totals counted.</summary>
/// <param name="States">Each time that a number changed, the newest last; at most <see cref="TableMemory.MostStates"/>.</param>
public sealed record SchoolMemory(string School, ImmutableArray<SchoolState> States);

/// <param name="Version">The first publication of totals with these numbers.</param>
/// <param name="N">How many are in each of the school's tables, in the order of <see cref="SchoolSlices"/>.</param>
public sealed record SchoolState(int Version, ImmutableArray<int> N);

/// <summary>The least and the most that a count can be for who knows everything published.</summary>
public readonly record struct Bounds(long Least, long Most)
{
    /// <summary>How many whole numbers it holds.</summary>
    public long Values => Most - Least + 1;
}
