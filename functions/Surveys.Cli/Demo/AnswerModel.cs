using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Responses;

namespace Surveys.Cli.Demo;

/// <summary>What all persons of one session share: the school's level, and how well the talk went.</summary>
internal readonly record struct RoomEffect(double Level, double Gain);

/// <summary>
/// How persons answer a questionnaire before and after a talk. The chance to know an item is logistic in ability + session − difficulty,
/// and after the talk + gain; who knew it before mostly still does. Sessions differ so much that the intraclass correlation
/// of the knowledge score is about 0.05.
/// </summary>
internal sealed class AnswerModel(Questionnaire questionnaire)
{
    private const double AbilitySpread = 0.8;
    private const double Correlation = 0.05;
    private const double SkipsItem = 0.03;
    private const double GivesUp = 0.015;
    private const double Remembers = 0.6;

    private readonly ImmutableArray<Traits> traits = [.. questionnaire.Items.Select(Traits.Of)];

    /// <summary>
    /// How far the levels of sessions lie apart, on the logistic scale, for the score to correlate as asked: within a session
    /// it varies by ability and, the more the fewer items there are, by luck. An item varies by about p(1 − p) = 0.21.
    /// </summary>
    private readonly double sessionSpread = Math.Sqrt(
        Correlation / (1 - Correlation) * (AbilitySpread * AbilitySpread + 1 / (0.21 * questionnaire.KnowledgeItems.Count())));

    public RoomEffect Enter(Dice dice) => new(sessionSpread * dice.Normal(), 1 + 0.2 * dice.Normal());

    public static double Ability(Dice dice) => AbilitySpread * dice.Normal();

    /// <summary>One person's answers in both phases.</summary>
    /// <param name="demographic">The option this person chooses for a demographic item, or null to leave it out.</param>
    public (AnswerSheet Pre, AnswerSheet Post) Answer(Dice dice, RoomEffect room, double ability, Func<Item, string?> demographic)
    {
        var items = questionnaire.Items;
        var pre = new char[items.Length];
        var post = new char[items.Length];
        Array.Fill(pre, '-');
        Array.Fill(post, '-');
        var (lastPre, lastPost) = (Last(dice), Last(dice));
        for (var i = 0; i < items.Length; i++)
        {
            var (before, after) = items[i].Kind switch
            {
                ItemKind.Knowledge => Know(dice, i, room, ability),
                ItemKind.Scale => Rate(dice, i, room, ability),
                _ => Name(items[i], demographic(items[i])),
            };
            Write(pre, i, before, Phase.Pre, lastPre);
            Write(post, i, after, Phase.Post, lastPost);
        }

        return (AnswerSheet.Parse(questionnaire, new string(pre)), AnswerSheet.Parse(questionnaire, new string(post)));

        void Write(char[] sheet, int i, int? option, Phase phase, int last)
        {
            var isLeftOut = items[i].Kind != ItemKind.Demographic && (dice.Chance(SkipsItem) || i > last);
            if (option is { } chosen && items[i].IsAskedIn(phase) && !isLeftOut)
            {
                sheet[i] = (char)('0' + chosen);
            }
        }
    }

    /// <summary>The last item that somebody answers.</summary>
    private int Last(Dice dice) => dice.Chance(GivesUp) ? dice.Between(1, questionnaire.Items.Length - 1) : questionnaire.Items.Length;

    private (int? Pre, int? Post) Know(Dice dice, int i, RoomEffect room, double ability)
    {
        var level = ability + room.Level - traits[i].Difficulty;
        var knew = dice.Chance(Logistic(level));
        var knows = dice.Chance(Logistic(level + room.Gain * traits[i].Gain)) || knew && dice.Chance(Remembers);
        return (Choose(dice, i, knew, 0.4), Choose(dice, i, knows, 0.2));
    }

    private int Choose(Dice dice, int i, bool isRight, double saysDontKnow)
    {
        var item = questionnaire.Items[i];
        if (isRight)
        {
            return item.Right!.Value;
        }

        var unsure = item.Options.IndexOf("dontKnow");
        return unsure >= 0 && dice.Chance(saysDontKnow) ? unsure : dice.Weighted(traits[i].Wrong.AsSpan());
    }

    private (int? Pre, int? Post) Rate(Dice dice, int i, RoomEffect room, double ability)
    {
        var item = questionnaire.Items[i];
        var level = 0.4 * ability + room.Level - 0.5 * traits[i].Difficulty + (item.Phases.Length == 1 ? 0.9 : 0);
        return (Place(level), Place(level + 0.5 * room.Gain));

        int Place(double at)
        {
            var places = item.Options.Count(option => !Item.Unscored.Contains(option));
            return places < item.Options.Length && dice.Chance(0.06)
                ? places
                : Math.Min((int)(Logistic(at + 0.9 * dice.Normal()) * places), places - 1);
        }
    }

    private static (int? Pre, int? Post) Name(Item item, string? option)
    {
        int? index = option is null ? null : item.Options.IndexOf(option);
        return (index, index);
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>What is particular to an item: the same for every seed.</summary>
    private sealed record Traits(double Difficulty, double Gain, ImmutableArray<double> Wrong)
    {
        public static Traits Of(Item item)
        {
            var dice = Dice.Of(0, item.Id);
            return new Traits(
                -0.9 + 1.8 * dice.Unit(),
                0.6 + 0.8 * dice.Unit(),
                [.. item.Options.Select((option, i) => i == item.Right || Item.Unscored.Contains(option) ? 0 : 0.5 + dice.Unit())]);
        }
    }
}
