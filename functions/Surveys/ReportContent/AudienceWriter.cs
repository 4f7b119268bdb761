using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Languages;
using Surveys.Questionnaires;
using Surveys.Statistics;

namespace Surveys.ReportContent;

/// <summary>Writes the results of one questionnaire from one release.</summary>
internal sealed class AudienceWriter(
    Questionnaire questionnaire, string title, FigureWords writer, LanguageTexts language)
{
    private readonly QuestionnaireTexts texts = language[questionnaire.Id];
    private readonly ReportWords words = language.Report;

    /// <param name="beside">The score of the school and what it is set beside.</param>
    public AudienceResult Write(ImmutableArray<Compared> beside)
    {
        var topics = Topics();
        var score = Score(words.ScoreCaption);
        return new AudienceResult(title, score, Sentences(score, topics), topics, Scales(), Feedback(), Breakdowns(), beside, RestsOn());
    }

    /// <summary>The score alone.</summary>
    public AudienceResult WriteScore(string note)
    {
        var score = Score(title, note);
        return new AudienceResult(title, score, [ScoreSentence(score)], [], [], [], [], [], []);
    }

    /// <summary>The knowledge score under a label: a name of the scope it belongs to.</summary>
    public Compared Score(string label, string note = "") =>
        writer.Share(questionnaire.Id, Figure.Score, label, words.ScoreVerdicts, note);

    private ImmutableArray<TopicResult> Topics() =>
    [
        .. questionnaire.KnowledgeItems.GroupBy(item => item.Topic).Select(topic => new TopicResult(
            words.Topics[topic.Key].Name,
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
           select new ScaleResult(compared, top, $"0 = {OptionText(item, 0)} \u00B7 {top} = {OptionText(item, top)}"),
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
        .. from split in writer.Figures.Groups(questionnaire.Id, Figure.Score).GroupBy(part => part.By)
           orderby Rank(split.Key), split.Key
           let groups = split
               .OrderBy(part => Rank(part.By, part.Group))
               .Select(part => writer.Share(
                   questionnaire.Id, Figure.Score, words.Group(texts, part.By, part.Group), words.ScoreVerdicts, "", part.By, part.Group))
               .Where(row => row.Before is not null || row.After is not null)
               .ToImmutableArray()
           where groups.Length > 0
           select new Breakdown(
               words.BreakdownHeading(texts, split.Key),
               groups,
               split.Any(part => part.Group == Figure.Others) ? words.OthersNote : ""),
    ];

    /// <summary>Demographics in the order of the page, then places.</summary>
    private int Rank(string by) => questionnaire.IndexOf(by) is >= 0 and var item ? item : questionnaire.Items.Length;

    /// <summary>Groups in the order of the page, or from primary to combined and from urban to rural; everybody else last.</summary>
    private int Rank(string by, string group) => questionnaire.IndexOf(by) is >= 0 and var item
        ? questionnaire.Items[item].Options.IndexOf(group) is >= 0 and var option ? option : int.MaxValue
        : Enum.TryParse<SchoolLevel>(group, out var level) ? (int)level
        : Enum.TryParse<Area>(group, out var area) ? (int)area
        : int.MaxValue;

    private ImmutableArray<string> RestsOn()
    {
        var score = (
            Before: writer.Figures.Find(questionnaire.Id, Basis.Pre, Figure.Score, Figure.Mean),
            After: writer.Figures.Find(questionnaire.Id, Basis.Post, Figure.Score, Figure.Mean));
        var matched = writer.Share(writer.Figures.Find(questionnaire.Id, Basis.Pre, Figure.Pairing, Figure.Matched));
        var paired = writer.Share(writer.Figures.Find(questionnaire.Id, Basis.Pre, Figure.Pairing, Figure.PairedScore));
        var unpaired = writer.Share(writer.Figures.Find(questionnaire.Id, Basis.Pre, Figure.Pairing, Figure.UnpairedScore));
        var sentences = ImmutableArray.CreateBuilder<string>();
        if (score is { Before: { } before, After: { } after })
        {
            sentences.Add(TextFormat.Fill(words.RestsOn, language.Format.Count(before.N), language.Format.Count(after.N)));
        }

        if (matched is not null)
        {
            sentences.Add(TextFormat.Fill(words.MatchedShare, matched.Text));
        }

        if (paired is not null && unpaired is not null)
        {
            sentences.Add(TextFormat.Fill(words.PairedAndUnpaired, paired.Text, unpaired.Text));
        }

        return sentences.ToImmutable();
    }

    private ImmutableArray<string> Sentences(Compared score, ImmutableArray<TopicResult> topics)
    {
        var items = topics.SelectMany(topic => topic.Items).ToList();
        return [ScoreSentence(score), ChangeSentence(items), LeastKnownSentence(items)];
    }

    private string ScoreSentence(Compared score) => score switch
    {
        { Before: { } before, After: { } after } =>
            TextFormat.Fill(words.ScoreSentences.For(score.Change.Verdict), before.Text, after.Text),
        { After: { } after } => TextFormat.Fill(words.OnlyAfter, after.Text),
        { Before: { } before } => TextFormat.Fill(words.OnlyBefore, before.Text),
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
            ? TextFormat.Fill(words.NoneRisen, told.Count)
            : TextFormat.Fill(
                risen.Count == 1 ? words.OneRisen : words.MostRisen,
                risen.Count,
                told.Count,
                risen[0].Label,
                risen[0].Before!.Text,
                risen[0].After!.Text);
        var fallen = told.Count(item => item.Change.Verdict == Verdict.Fewer);
        return fallen == 0 ? rise : $"{rise} {TextFormat.Fill(words.Fallen.For(fallen), fallen)}";
    }

    private string LeastKnownSentence(List<Compared> items)
    {
        if (items.Where(item => item.After is not null).MinBy(item => item.After!.Position) is not { After: { } after } least)
        {
            return words.NoItemAfter;
        }

        return TextFormat.Fill(after.Position < WellKnown ? words.LeastKnown : words.AllWellKnown, least.Label, after.Text);
    }

    /// <summary>From this share on a question needs no further lesson.</summary>
    public const double WellKnown = 0.8;

    private string OptionText(Item item, int option) => texts.Items[item.Id].Options[item.Options[option]];

    private static int Scored(Item item) => item.Options.Count(option => !Item.Unscored.Contains(option));
}
