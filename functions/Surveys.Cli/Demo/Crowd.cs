using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Responses;

namespace Surveys.Cli.Demo;

/// <summary>How an answer sheet reaches the server.</summary>
internal enum Way
{
    /// <summary>The page's script sends it.</summary>
    Script,

    /// <summary>The browser sends the form, because scripts are off.</summary>
    Form,
}

/// <summary>What a phone does because it did not see the reply to its first try.</summary>
internal enum Repeat
{
    None,

    /// <summary>It sends the same again afterwards.</summary>
    Later,

    /// <summary>It sends the same twice at once.</summary>
    AtOnce,
}

/// <summary>One answer sheet on its way.</summary>
/// <param name="Id">Made on the phone.</param>
/// <param name="Pair">The phone's token; null where it has none.</param>
/// <param name="LateDays">Days until the phone has a signal; 0 for most.</param>
internal sealed record Sending(
    PlannedSession Session,
    Phase Phase,
    Guid Id,
    AnswerSheet Answers,
    string Language,
    string? Pair,
    Way Way,
    Repeat Repeat,
    int LateDays);

/// <summary>The people of a session and what their phones send. The same seed and session, the same sheets.</summary>
internal static class Crowd
{
    private const double MissesOnePhase = 0.08;
    private const double SharesPhone = 0.10;
    private const double HasNoScripts = 0.03;
    private const double Repeats = 0.05;
    private const double ComesLate = 0.03;
    private const int LatestDays = 9;

    /// <summary>The sheets of everybody in the room, in the order of their seats.</summary>
    public static ImmutableArray<Sending> Of(int seed, PlannedSession session, Questionnaire questionnaire)
    {
        var dice = Dice.Of(seed, $"crowd {session.Id}");
        var model = new AnswerModel(questionnaire);
        var room = model.Enter(dice);
        var sheets = ImmutableArray.CreateBuilder<Sending>();
        foreach (var person in dice.Shuffled(People(session)))
        {
            var grade = session.Grade ?? Grade(session, dice);
            var ability = AnswerModel.Ability(dice) + Older(grade);
            var gender = person;
            if (session.Audience != Audience.Adults)
            {
                gender = dice.Unit() switch { < 0.03 => "preferNotToSay", < 0.04 => "other", < 0.06 => null, _ => person };
            }

            var isNamed = !dice.Chance(0.02);
            var (pre, post) = model.Answer(dice, room, ability, item => item.Id switch
            {
                "gender" => gender,
                "role" => isNamed ? Role(item, person) : null,
                "gradeBand" => isNamed ? Band(item, grade) : null,
                _ => null,
            });
            var missed = dice.Unit();
            var way = dice.Chance(HasNoScripts) ? Way.Form : Way.Script;
            var language = dice.Chance(0.04) ? "en" : "sq";
            var (tokenPre, tokenPost) = Tokens(dice, way);
            if (missed >= MissesOnePhase / 2)
            {
                sheets.Add(Send(Phase.Pre, pre, tokenPre));
            }

            if (missed is < MissesOnePhase / 2 or >= MissesOnePhase)
            {
                sheets.Add(Send(Phase.Post, post, tokenPost));
            }

            Sending Send(Phase phase, AnswerSheet answers, string? token)
            {
                var repeat = way == Way.Form || !dice.Chance(Repeats) ? Repeat.None : dice.Chance(0.5) ? Repeat.Later : Repeat.AtOnce;
                var late = phase == Phase.Post && dice.Chance(ComesLate) ? dice.Between(1, LatestDays) : 0;
                return new Sending(session, phase, dice.Uuid(), answers, language, token, way, repeat, late);
            }
        }

        return sheets.ToImmutable();
    }

    private static IEnumerable<string> People(PlannedSession session)
    {
        var headcount = session.Headcount;
        return Enumerable.Repeat("girl", headcount.Girls).Concat(Enumerable.Repeat("boy", headcount.Boys))
            .Concat(AdultRoles.All.SelectMany(role => Enumerable.Repeat(role.Option(), headcount[role])));
    }

    /// <summary>A questionnaire may be older than a role.</summary>
    private static string Role(Item item, string role) => item.Options.Contains(role) ? role : "other";

    /// <summary>A pupil's grade in a room where grades sit together.</summary>
    private static int Grade(PlannedSession session, Dice dice) => session.Audience switch
    {
        Audience.Pupils9To12 => dice.Between(4, 7),
        Audience.Pupils13To18 => session.School.Level == SchoolLevel.Primary ? dice.Between(8, 9) : dice.Between(10, 12),
        _ => 0,
    };

    private static double Older(int grade) => grade switch
    {
        0 => 0,
        <= 7 => 0.05 * (grade - 5.5),
        _ => 0.05 * (grade - 10),
    };

    /// <summary>The option <c>grades4to5</c> that a grade falls into.</summary>
    private static string? Band(Item item, int grade) => item.Options.FirstOrDefault(option =>
        option["grades".Length..].Split("to") is [var from, var to]
        && int.Parse(from, null) <= grade && grade <= int.Parse(to, null));

    /// <summary>
    /// A phone of one's own keeps its token. On a shared one "next pupil" makes a fresh one each time, so that the sheet after
    /// the talk has another token or, where the phone was wiped, none. A form has none.
    /// </summary>
    private static (string? Pre, string? Post) Tokens(Dice dice, Way way)
    {
        var (own, fresh) = (dice.Token(), dice.Token());
        var isShared = dice.Chance(SharesPhone);
        var isWiped = dice.Chance(0.5);
        return way == Way.Form ? (null, null) : !isShared ? (own, own) : (own, isWiped ? null : fresh);
    }
}
