using System.Globalization;
using Surveys.Figures;
using Surveys.Languages;
using Surveys.Statistics;

namespace Surveys.ReportContent;

/// <summary>Puts figures into words: shares in per cent and, at a school, the counts beside them.</summary>
internal sealed class FigureWords(LanguageTexts texts, bool withCounts)
{
    private readonly ReportWords words = texts.Report;
    private readonly TextFormat format = texts.Format;

    /// <summary>A knowledge item before and after: of pairs, or where those are not published of all, without a change.</summary>
    public Compared Item(string label, PairedFigure? paired, Share? before, Share? after) => paired is not null
        ? new Compared(
            label,
            Pairs(paired.Before.Base),
            Share(paired.Before),
            Share(paired.After),
            Change(paired.Change, words.KnowledgeVerdicts))
        : new Compared(
            label,
            before is null && after is null ? "" : words.AllAnswers,
            before is { } pre ? Share(pre) : null,
            after is { } post ? Share(post) : null,
            NoPairs);

    /// <summary>A knowledge score under a label.</summary>
    public Compared Score(string label, ScoreFigure? score, string note) => new(
        label,
        string.Join(" · ", new[] { note.Length > 0 ? note : RestsOn(score), OfQuestions(score) }.Where(part => part.Length > 0)),
        Percent(score?.Before),
        Percent(score?.After),
        score?.Change is { } change ? Change(change, words.ScoreVerdicts) : NoPairs);

    public BarResult Sign(string label, SignFigure sign) => new(
        label,
        Pairs(sign.Up.Base),
        [
            new BarPart(words.Fell, Share(sign.Down), true),
            new BarPart(words.Same, Share(sign.Same), true),
            new BarPart(words.Rose, Share(sign.Up), true),
        ],
        Change(sign.Change, words.ScaleVerdicts));

    public Measure Share(Share share) => new(
        share.Value,
        Percent(share.Percent),
        withCounts ? TextFormat.Fill(words.CountOf, format.Count(share.Count), format.Count(share.Base)) : "");

    public string Pairs(int pairs) => TextFormat.Fill(words.OfPairs.For(pairs), format.Count(pairs));

    private static Measure? Percent(double? share) =>
        share is { } value ? new Measure(value, Percent(Printed.Percent(value)), "") : null;

    private static string Percent(int percent) => $"{percent.ToString(CultureInfo.InvariantCulture)}%";

    private Change Change(PointChange change, VerdictWords verdicts) => new(
        change.Verdict,
        verdicts.For(change.Verdict),
        $"{format.Points(change.Points)} {words.Points}{Interval(change)}");

    private Change NoPairs => new(Verdict.TooFewToSay, words.NoPairs, "");

    private string Interval(PointChange change) => change.Range is var (lower, upper)
        ? $" ({TextFormat.Fill(words.Interval, format.Points(lower), format.Points(upper))})"
        : "";

    private string RestsOn(ScoreFigure? score) => score switch
    {
        null => "",
        { Pairs: { } pairs } => Pairs(pairs),
        { Change: null } => words.AllAnswers,
        _ => "",
    };

    /// <summary>Of how many questions the score is, where some are suppressed.</summary>
    private string OfQuestions(ScoreFigure? score) =>
        score is { } shown && shown.Items < shown.Of ? TextFormat.Fill(words.OfQuestions, shown.Items, shown.Of) : "";
}
