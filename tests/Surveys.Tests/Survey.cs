using CsCheck;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Responses;

namespace Surveys.Tests;

/// <summary>Generators of what pupils send.</summary>
internal static class Survey
{
    public static Questionnaire Questionnaire { get; } = QuestionnaireCatalog.Embedded.Latest(Audience.Pupils9To12);

    /// <summary>A sheet whose answers are any option or none.</summary>
    public static Gen<AnswerSheet> Sheet(Phase phase) =>
        Gen.Int[-1, 7].Array[Questionnaire.Items.Length].Select(choices => Answer(phase, (i, item) =>
            choices[i] < 0 || choices[i] >= item.Options.Length ? null : choices[i]));

    /// <summary>A response with one of few tokens, so that pairs, ambiguous tokens and single ones all come up.</summary>
    public static Gen<Response> Response { get; } =
        from phase in Gen.Enum<Phase>()
        from sheet in Sheet(phase)
        from id in Gen.Guid
        from token in Gen.Int[0, 12]
        select new Response(id, phase, sheet, token == 0 ? null : $"token{token}");

    /// <summary>The responses of one session.</summary>
    public static Gen<Response[]> Session { get; } = Response.Array[0, 30];

    public static Gen<SessionId> SessionId { get; } = Gen.ULong[0, (1UL << Surveys.Campaigns.SessionId.Bits) - 1].Select(
        value => new SessionId(value));

    /// <summary>The sheet of answers that the questionnaire takes.</summary>
    public static AnswerSheet Sheet(Questionnaire questionnaire, Phase phase, IReadOnlyDictionary<string, string> answers) =>
        AnswerSheet.Check(questionnaire, phase, answers).TryGet(out var sheet, out var error)
            ? sheet
            : throw new ArgumentException(error.Problem, nameof(answers));

    public static AnswerSheet Answer(Phase phase, Func<int, Item, int?> choose)
    {
        var answers = Questionnaire.Items.Index()
            .Where(entry => entry.Item.IsAskedIn(phase))
            .Select(entry => (entry.Item, Option: choose(entry.Index, entry.Item)))
            .Where(answer => answer.Option is not null)
            .ToDictionary(answer => answer.Item.Id, answer => answer.Item.Options[answer.Option!.Value]);
        return Sheet(Questionnaire, phase, answers);
    }

    /// <summary>Answers every knowledge item right or every one wrong.</summary>
    public static AnswerSheet Knows(Phase phase, bool right, int gender = 0) => Answer(phase, (_, item) => item switch
    {
        { Kind: ItemKind.Knowledge, Right: { } option } => right ? option : option == 0 ? 1 : 0,
        { Id: "gender" } => gender,
        _ => null,
    });
}
