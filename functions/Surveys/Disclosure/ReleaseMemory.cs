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
        Questionnaires.FirstOrDefault(memory => memory.Questionnaire == id) ?? new QuestionnaireMemory(id, []);
}

/// <summary>The tables of one questionnaire that were ever published.</summary>
public sealed record QuestionnaireMemory(QuestionnaireId Questionnaire, ImmutableArray<TableMemory> Tables)
{
    public TableMemory? Find(TableId id) => Tables.FirstOrDefault(table => table.Id == id);
}

/// <summary>What is known of one table by all that was published of it.</summary>
/// <param name="Published">The table as it stands in the newest release that has it.</param>
/// <param name="N">The exact number of respondents or pairs that it stands on.</param>
/// <param name="Version">The version of the publication that made it.</param>
/// <param name="Bounds">For each cell of <paramref name="Published"/> the least and the most that its count can have been.</param>
public sealed record TableMemory(ProtectedTable Published, long N, int Version, ImmutableArray<Bounds> Bounds)
{
    public TableId Id => Published.Id;
}

/// <summary>The least and the most that a count can be for who knows everything published.</summary>
public readonly record struct Bounds(long Least, long Most)
{
    /// <summary>How many whole numbers it holds.</summary>
    public long Values => Most - Least + 1;
}
