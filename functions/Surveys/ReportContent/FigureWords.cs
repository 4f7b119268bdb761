using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Languages;
using Surveys.Statistics;

namespace Surveys.ReportContent;

/// <summary>Puts the figures of one release into words: shares in per cent, means on their scale.</summary>
internal sealed class FigureWords(FigureIndex figures, LanguageTexts texts)
{
    private readonly ReportWords words = texts.Report;
    private readonly TextFormat format = texts.Format;

    public FigureIndex Figures => figures;

    /// <summary>The share of right answers to an item, or the knowledge score, before and after.</summary>
    public Compared Share(
        QuestionnaireId questionnaire,
        string item,
        string label,
        VerdictWords verdicts,
        string note = "",
        string by = "",
        string group = "")
    {
        var option = item == Figure.Score ? Figure.Mean : Figure.Right;
        return new Compared(
            label,
            note,
            Share(figures.Find(questionnaire, Basis.Pre, item, option, by, group)),
            Share(figures.Find(questionnaire, Basis.Post, item, option, by, group)),
            Change(figures.FindChange(questionnaire, item, option, by, group), verdicts, 1));
    }

    /// <summary>The mean of an item on a scale from 0 to <paramref name="top"/>, before and after.</summary>
    public Compared Mean(QuestionnaireId questionnaire, string item, string label, int top) => new(
        label,
        "",
        Mean(figures.Find(questionnaire, Basis.Pre, item, Figure.Mean), top),
        Mean(figures.Find(questionnaire, Basis.Post, item, Figure.Mean), top),
        Change(figures.FindChange(questionnaire, item, Figure.Mean), words.ScoreVerdicts, top));

    public Measure? Share(Figure? figure) => figure is null
        ? null
        : Measure(figure, 1, format.Percent(figure.Value), format.PercentRange(figure.Lower, figure.Upper));

    public Measure? Mean(Figure? figure, int top) => figure is null
        ? null
        : Measure(figure, top, format.Tenths(figure.Value), format.TenthsRange(figure.Lower, figure.Upper));

    private Measure Measure(Figure figure, double top, string text, string interval)
    {
        var position = Math.Clamp(figure.Value / top, 0, 1);
        var end = figure.Bound switch
        {
            Bound.AtMost => 0,
            Bound.AtLeast => 1,
            _ => position,
        };
        return new Measure(
            position,
            end,
            Math.Clamp(figure.Lower / top, 0, 1),
            Math.Clamp(figure.Upper / top, 0, 1),
            text,
            OrBeyond(figure.Bound),
            interval);
    }

    private Change Change(Figure? figure, VerdictWords verdicts, double top)
    {
        if (figure is null)
        {
            return new Change(Verdict.TooFewToSay, verdicts.For(Verdict.TooFewToSay), "", "");
        }

        var verdict = figure.Verdict ?? Verdict.TooFewToSay;
        Func<double, string> write = top == 1 ? format.Points : format.SignedTenths;
        var text = $"{write(figure.Value)}{(top == 1 ? $" {words.Points}" : "")} {OrBeyond(figure.Bound)}".TrimEnd();
        return new Change(verdict, verdicts.For(verdict), text, TextFormat.Fill(words.Interval, write(figure.Lower), write(figure.Upper)));
    }

    private string OrBeyond(Bound? bound) => bound switch
    {
        Bound.AtMost => words.OrLess,
        Bound.AtLeast => words.OrMore,
        _ => "",
    };
}
