using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Figures;
using Surveys.Languages;
using Surveys.Questionnaires;
using Surveys.Statistics;

namespace Surveys.ReportContent;

/// <summary>Writes the results of one questionnaire from one release.</summary>
internal sealed class AudienceWriter(
    ReleaseFigures figures, FirstPageFindings firstPage, string title, FigureWords writer, LanguageTexts language)
{
    private readonly Questionnaire questionnaire = figures.Questionnaire;
    private readonly QuestionnaireTexts texts = language[figures.Questionnaire.Id];
    private readonly ReportWords words = language.Report;

    /// <param name="beside">The score of the school and what it is set beside.</param>
    public AudienceResult Write(ImmutableArray<Compared> beside) => new(
        title,
        Score(words.ScoreCaption),
        [ScoreSentence(), ChangeSentence(), LeastKnownSentence()],
        Topics(),
        Scales(),
        Feedback(),
        Breakdowns(),
        beside,
        RestsOn());

    /// <summary>The score alone.</summary>
    public AudienceResult WriteScore(string note) => new(title, Score(title, note), [ScoreSentence()], [], [], [], [], [], []);

    /// <summary>The knowledge score under a label: a name of the scope it belongs to.</summary>
    public Compared Score(string label, string note = "") => writer.Score(label, figures.Score(), note);

    /// <summary>What may be hung up, the most important first: the score, the largest rise, what was thought of the session.</summary>
    public ImmutableArray<string> WallSentences() =>
        [.. new[] { Score("") is { After: not null } ? ScoreSentence() : "", RiseToHangUp(), Thought() }.Where(said => said.Length > 0)];

    private string RiseToHangUp() => Risen() is [var (item, figure), ..]
        ? TextFormat.Fill(words.WallRise, Label(item), Share(figure.Before), Share(figure.After))
        : "";

    private string Thought()
    {
        var (item, options) = questionnaire.Items.Where(item => item.Kind == ItemKind.Scale && !item.IsAskedIn(Phase.Pre))
            .Select(item => (Item: item, Options: figures.Options(item, Basis.Post)))
            .FirstOrDefault(asked => asked.Options.Length > 0 && asked.Options[0].Share.Base > 0);
        return item is not null && options.MaxBy(option => option.Share.Count) is { Cell: not Counts.Rest } most
            ? TextFormat.Fill(words.WallThought, Label(item), OptionText(item, most.Cell), Share(most.Share))
            : "";
    }

    /// <summary>At a school in numbers, which a child understands better; elsewhere in per cent.</summary>
    private string Share(Share share) => writer.Share(share) is var said && said.Beside.Length > 0 ? said.Beside : said.Number;

    private ImmutableArray<TopicResult> Topics() =>
    [
        .. from topic in questionnaire.KnowledgeItems.GroupBy(item => item.Topic)
           let items = topic.Select(Item).Where(item => item.Before is not null || item.After is not null).ToImmutableArray()
           where items.Length > 0
           select new TopicResult(words.Topics[topic.Key].Name, items),
    ];

    private Compared Item(Item item) => writer.Item(
        Label(item), figures.Change(item), figures.Right(item, Basis.Pre), figures.Right(item, Basis.Post));

    private ImmutableArray<BarResult> Scales() =>
    [
        .. from item in questionnaire.Items
           where item.Kind == ItemKind.Scale && item.IsAskedIn(Phase.Pre)
           let sign = figures.Sign(item)
           where sign is not null
           select writer.Sign(Label(item), sign),
    ];

    private ImmutableArray<BarResult> Feedback() =>
    [
        .. from item in questionnaire.Items
           where item.Kind == ItemKind.Scale && !item.IsAskedIn(Phase.Pre)
           let options = figures.Options(item, Basis.Post)
           where options.Length > 0
           select new BarResult(
               Label(item),
               TextFormat.Fill(words.OfAnswers, language.Format.Count(options[0].Share.Base)),
               [
                   .. options.Select(option =>
                       new BarPart(OptionText(item, option.Cell), writer.Share(option.Share), IsOnScale(option.Cell))),
               ],
               null),
    ];

    private string OptionText(Item item, string cell) => cell switch
    {
        Counts.Upper => language.Format.List(
            item.Options.Where((_, option) => MergedOptions.IsFirst(item, option)).Select(option => texts.Items[item.Id].Options[option])),
        Counts.Rest => words.OtherAnswers,
        _ => texts.Items[item.Id].Options[cell],
    };

    private static bool IsOnScale(string cell) => !Questionnaires.Item.Unscored.Contains(cell);

    private ImmutableArray<Breakdown> Breakdowns() =>
    [
        .. from split in figures.Groups.Where(part => !TableId.IsCrossed(part.By)).GroupBy(part => part.By)
           orderby Rank(split.Key)
           let groups = split
               .OrderBy(part => Rank(part.By, part.Group))
               .Select(part => writer.Score(words.Group(texts, part.By, part.Group), figures.Score(part.By, part.Group), ""))
               .Where(row => row.Before is not null || row.After is not null)
               .ToImmutableArray()
           where groups.Length > 0
           select new Breakdown(words.BreakdownHeading(texts, split.Key), groups),
    ];

    /// <summary>Demographics in the order of the page, then levels, then areas.</summary>
    private int Rank(string by) => questionnaire.IndexOf(by) is >= 0 and var item ? item
        : questionnaire.Items.Length + (by == TableId.Level ? 0 : 1);

    /// <summary>Groups in the order of the page, or from primary to combined and from urban to rural.</summary>
    private int Rank(string by, string group) => questionnaire.IndexOf(by) is >= 0 and var item
        ? questionnaire.Items[item].Options.IndexOf(group)
        : Enum.TryParse<SchoolLevel>(group, out var level) ? (int)level
        : Enum.TryParse<Area>(group, out var area) ? (int)area
        : int.MaxValue;

    private ImmutableArray<string> RestsOn()
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        var (before, after) = (figures.Respondents(Basis.Pre), figures.Respondents(Basis.Post));
        if (before is { } pre && after is { } post)
        {
            sentences.Add(TextFormat.Fill(words.NumberOfAnswers, language.Format.Count(pre), language.Format.Count(post)));
        }

        if (figures.ResponseRate(Basis.Pre) is { } ofBefore && figures.ResponseRate(Basis.Post) is { } ofAfter)
        {
            sentences.Add(TextFormat.Fill(words.ResponseRate, language.Format.Percent(ofBefore), language.Format.Percent(ofAfter)));
        }

        if (MostLeftOut(Basis.Pre) is { } leftBefore && MostLeftOut(Basis.Post) is { } leftAfter)
        {
            sentences.Add(TextFormat.Fill(words.LeftOut, language.Format.Percent(leftBefore), language.Format.Percent(leftAfter)));
        }

        return sentences.ToImmutable();
    }

    private double? MostLeftOut(Basis basis) => questionnaire.Items
        .Where(item => item.Kind != ItemKind.Demographic && item.IsAskedIn(basis == Basis.Pre ? Phase.Pre : Phase.Post))
        .Max(item => figures.LeftOut(item, basis));

    private string ScoreSentence() => Score("") switch
    {
        { Before: { } before, After: { } after } score => TextFormat.Fill(
            figures.Score() is { Change: null } ? words.ScoreUnpaired : words.ScoreSentences.For(score.Change.Verdict),
            before.Number,
            after.Number),
        { After: { } after } => TextFormat.Fill(words.OnlyAfter, after.Number),
        { Before: { } before } => TextFormat.Fill(words.OnlyBefore, before.Number),
        _ => words.NoScore,
    };

    private string ChangeSentence()
    {
        var told = questionnaire.KnowledgeItems.Select(item => (Item: item, Figure: figures.Change(item)))
            .Where(item => item.Figure is { Change.Verdict: not Verdict.TooFewToSay })
            .ToList();
        if (told.Count == 0)
        {
            return words.NoItemChange;
        }

        var risen = Risen();
        var fallen = told.Count(item =>
            item.Figure!.Change.Verdict == Verdict.Fewer && firstPage.HasChanged(questionnaire.Id, item.Item));
        var rise = risen is not [var (item, figure), ..]
            ? TextFormat.Fill(words.NoneRisen, told.Count)
            : TextFormat.Fill(
                risen.Count == 1 ? words.OneRisen : words.MostRisen,
                risen.Count,
                told.Count,
                Label(item),
                writer.Share(figure.Before).Number,
                writer.Share(figure.After).Number);
        return fallen == 0 ? rise : $"{rise} {TextFormat.Fill(words.Fallen.For(fallen), fallen)}";
    }

    /// <summary>The rises that hold together with all that the first page picks, the largest first.</summary>
    private List<(Item Item, PairedFigure Figure)> Risen() =>
    [
        .. from item in questionnaire.KnowledgeItems
           where firstPage.HasChanged(questionnaire.Id, item)
           let figure = figures.Change(item)
           where figure is { Change.Verdict: Verdict.More }
           orderby figure.Change.Points descending
           select (item, figure),
    ];

    private string LeastKnownSentence()
    {
        var known = questionnaire.KnowledgeItems.Select(item => (Item: item, Right: figures.Known(item)))
            .Where(item => item.Right is not null)
            .OrderBy(item => item.Right!.Value.Value)
            .ToList();
        if (known is not [var least, ..])
        {
            return words.NoItemAfter;
        }

        return TextFormat.Fill(
            known.Exists(item => firstPage.IsLittleKnown(questionnaire.Id, item.Item)) ? words.LeastKnown
            : least.Right!.Value.Value < FirstPageFindings.WellKnown ? words.NoneLittleKnown
            : words.AllWellKnown,
            Label(least.Item),
            writer.Share(least.Right!.Value).Number,
            language.Format.Percent(FirstPageFindings.WellKnown));
    }

    private string Label(Item item) => texts.Items[item.Id].Label;
}
