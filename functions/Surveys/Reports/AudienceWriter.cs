using System.Collections.Immutable;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.Statistics;

namespace Surveys.Reports;

/// <summary>Writes the results of one questionnaire from one release.</summary>
internal sealed class AudienceWriter(
    Questionnaire questionnaire, QuestionnaireTexts texts, string title, FigureWords writer, ReportWords words)
{
    /// <param name="beside">The score of the school and what it is set beside.</param>
    public AudienceResult Write(ImmutableArray<Compared> beside)
    {
        var topics = Topics();
        var score = Score(words.Score);
        return new AudienceResult(title, score, Sentences(score, topics), topics, Scales(), Feedback(), Breakdowns(), beside);
    }

    /// <summary>The score alone.</summary>
    public AudienceResult WriteScore()
    {
        var score = Score(words.Score);
        return new AudienceResult(title, score, [ScoreSentence(score)], [], [], [], [], []);
    }

    /// <summary>The knowledge score under a label: a name of the scope it belongs to.</summary>
    public Compared Score(string label, string note = "") =>
        writer.Share(questionnaire.Id, Figure.Score, label, words.ScoreVerdicts, note);

    private ImmutableArray<TopicResult> Topics() =>
    [
        .. questionnaire.KnowledgeItems.GroupBy(item => item.Topic).Select(topic => new TopicResult(
            topic.Key,
            TopicName(words, topic.Key),
            [.. topic.Select(item => writer.Share(questionnaire.Id, item.Id, texts.Items[item.Id].Label, words.KnowledgeVerdicts))])),
    ];

    private ImmutableArray<ScaleResult> Scales() =>
    [
        .. from item in questionnaire.Items
           where item.Kind == ItemKind.Scale && item.IsAskedIn(Phase.Pre)
           let top = Scored(item) - 1
           where top > 0
           let compared = writer.Mean(questionnaire.Id, item.Id, texts.Items[item.Id].Label, top)
           where compared.Before is not null || compared.After is not null
           select new ScaleResult(compared, top, OptionText(item, 0), OptionText(item, top)),
    ];

    private ImmutableArray<FeedbackResult> Feedback() =>
    [
        .. from item in questionnaire.Items
           where item.Kind == ItemKind.Scale && !item.IsAskedIn(Phase.Pre)
           let shares = item.Options
               .Select(option => new OptionShare(
                   texts.Items[item.Id].Options[option],
                   writer.Share(writer.Figures.Find(questionnaire.Id, Basis.Post, item.Id, option)),
                   !Item.Unscored.Contains(option)))
               .ToImmutableArray()
           let mean = writer.Mean(writer.Figures.Find(questionnaire.Id, Basis.Post, item.Id, Figure.Mean), Math.Max(1, Scored(item) - 1))
           let shown = shares.Any(share => share.Share is not null)
           where shown || mean is not null
           select new FeedbackResult(texts.Items[item.Id].Label, shown ? shares : [], mean),
    ];

    private ImmutableArray<Breakdown> Breakdowns() =>
    [
        .. from demographic in questionnaire.Demographics
           let groups = demographic.Options
               .Select(option => writer.Share(
                   questionnaire.Id,
                   Figure.Score,
                   texts.Items[demographic.Id].Options[option],
                   words.ScoreVerdicts,
                   "",
                   demographic.Id,
                   option))
               .Where(row => row.Before is not null || row.After is not null)
               .ToImmutableArray()
           where groups.Length > 0
           select new Breakdown(
               words.BreakdownHeadings.GetValueOrDefault(demographic.Id)
               ?? ReportFormat.Fill(words.OtherBreakdownHeading, texts.Items[demographic.Id].Label),
               groups),
    ];

    private ImmutableArray<string> Sentences(Compared score, ImmutableArray<TopicResult> topics)
    {
        var items = topics.SelectMany(topic => topic.Items).ToList();
        return [ScoreSentence(score), ChangeSentence(items), LeastKnownSentence(items)];
    }

    private string ScoreSentence(Compared score) => score switch
    {
        { Before: { } before, After: { } after } =>
            ReportFormat.Fill(words.ScoreSentences.For(score.Change.Verdict), before.Text, after.Text),
        { After: { } after } => ReportFormat.Fill(words.OnlyAfter, after.Text),
        { Before: { } before } => ReportFormat.Fill(words.OnlyBefore, before.Text),
        _ => words.NoScore,
    };

    private string ChangeSentence(List<Compared> items)
    {
        var told = items.Where(item => item.Change.Verdict != Verdict.TooFewToSay).ToList();
        if (told.Count == 0)
        {
            return words.NoItemChange;
        }

        var risen = told
            .Where(item => item is { Change.Verdict: Verdict.More, Before: not null, After: not null })
            .OrderByDescending(item => item.After!.Position - item.Before!.Position)
            .ToList();
        var rise = risen.Count == 0
            ? ReportFormat.Fill(words.NoneRisen, told.Count)
            : ReportFormat.Fill(
                risen.Count == 1 ? words.OneRisen : words.MostRisen,
                risen.Count,
                told.Count,
                risen[0].Label,
                risen[0].Before!.Text,
                risen[0].After!.Text);
        var fallen = told.Count(item => item.Change.Verdict == Verdict.Fewer);
        return fallen == 0 ? rise : $"{rise} {ReportFormat.Fill(words.Fallen.For(fallen), fallen)}";
    }

    private string LeastKnownSentence(List<Compared> items)
    {
        if (items.Where(item => item.After is not null).MinBy(item => item.After!.Position) is not { After: { } after } least)
        {
            return words.NoItemAfter;
        }

        return ReportFormat.Fill(after.Position < WellKnown ? words.LeastKnown : words.AllWellKnown, least.Label, after.Text);
    }

    /// <summary>From this share on a question needs no further lesson.</summary>
    public const double WellKnown = 0.8;

    /// <summary>A topic's name; one that the report does not know keeps its id.</summary>
    public static string TopicName(ReportWords words, string topic) => words.Topics.GetValueOrDefault(topic)?.Name ?? topic;

    private string OptionText(Item item, int option) => texts.Items[item.Id].Options[item.Options[option]];

    private static int Scored(Item item) => item.Options.Count(option => !Item.Unscored.Contains(option));
}
