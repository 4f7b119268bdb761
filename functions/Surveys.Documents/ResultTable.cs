using Surveys.Statistics;

namespace Surveys.Documents;

/// <summary>
/// The table that most of a report consists of: a label, a chart with before and after on one axis, the two figures,
/// and what changed. One grid for shares and for means, so that everything stands below its like.
/// </summary>
internal sealed class ResultTable
{
    private const float Padding = 1.8f;

    /// <summary>The height of the names of the columns.</summary>
    private const float Columns = 13;

    /// <summary>A figure, and small below it the counts it is worked out from.</summary>
    private const float ValueWidth = 42;

    /// <summary>For the items, whose labels are long: a verdict above its change.</summary>
    private static readonly Grid Wide = new(LabelWidth: 165, ChartWidth: 118, Radius: 3.5f);

    /// <summary>For the scores of groups, whose names are short: a verdict beside its change, so that most rows have one line.</summary>
    private static readonly Grid Low = new(LabelWidth: 138, ChartWidth: 118, Radius: 3f);

    private readonly Grid grid;
    private readonly int ticks;

    /// <summary>The head on a page where the table goes on: without its title.</summary>
    private readonly Block repeated;

    /// <summary>The head of the columns, which is the legend as well.</summary>
    public Block Header { get; }

    /// <param name="title">What the table shows.</param>
    /// <param name="caption">Small below it; may be empty.</param>
    /// <param name="ticks">Along the axis, from its first to its last.</param>
    /// <param name="isLow">For scores of groups instead of items.</param>
    /// <param name="before">The space above the table.</param>
    public ResultTable(ReportWords words, string title, string caption, string[] ticks, float before, bool isLow = false)
    {
        grid = isLow ? Low : Wide;
        this.ticks = ticks.Length;
        var titleLines = Styles.LabelBold.Wrap(title, grid.LabelWidth);
        var captionLines = Styles.Small.Wrap(caption, grid.LabelWidth);
        var text = (titleLines.Count * Styles.LabelBold.Leading) + (captionLines.Count * Styles.Small.Leading);
        var height = Math.Max(text, Columns) + 4;
        Header = new Block(height, Draw, before, KeepWithNext: true);
        repeated = new Block(Columns + 4, (pen, top) => DrawColumns(pen, top + Columns + 4));

        void Draw(Pen pen, float top)
        {
            var textTop = top + height - 4 - text;
            pen.Lines(titleLines, A4.Left, textTop, Styles.LabelBold);
            pen.Lines(captionLines, A4.Left, textTop + (titleLines.Count * Styles.LabelBold.Leading), Styles.Small);
            DrawColumns(pen, top + height);
        }

        void DrawColumns(Pen pen, float bottom)
        {
            var baseline = bottom - 6;
            for (var i = 0; i < ticks.Length; i++)
            {
                var center = grid.X((double)i / (ticks.Length - 1));
                pen.Text(ticks[i], center - (Styles.Small.Width(ticks[i]) / 2), baseline, Styles.Small);
            }

            Legend(words.Before, grid.BeforeRight, full: false);
            Legend(words.After, grid.AfterRight, full: true);
            pen.Text(words.Change, grid.WordsLeft, baseline, Styles.Small);
            pen.Line(A4.Left, bottom - 0.5f, A4.Right, bottom - 0.5f, Inks.Mark, 0.8f);

            void Legend(string word, float right, bool full)
            {
                var x = right - Styles.Small.Width(word) - 6;
                if (full)
                {
                    pen.Disc(x, baseline - 2.4f, 2.6f, Inks.Strong);
                }
                else
                {
                    pen.Ring(x, baseline - 2.4f, 2.6f, Inks.Quiet);
                }

                pen.TextRight(word, right, baseline, Styles.Small);
            }
        }
    }

    /// <param name="over">Small above the label: the topic of the first of its items, the audience of the first of its groups.</param>
    public Block Row(Compared row, string over = "", bool strong = false)
    {
        var labelStyle = strong ? Styles.LabelBold : Styles.Label;
        var verdictStyle = row.Change.Verdict is Verdict.More or Verdict.Fewer ? Styles.Verdict : Styles.VerdictQuiet;
        var overLines = Styles.Small.Wrap(over, grid.LabelWidth);
        var overHeight = overLines.Count * Styles.Small.Leading;
        var label = new Tailed(row.Label, labelStyle, row.Note, A4.Left, grid.LabelWidth);
        var change = new Tailed(row.Change.Words, verdictStyle, row.Change.Text, grid.WordsLeft, A4.Right - grid.WordsLeft);
        var (before, after) = (Beside(row.Before), Beside(row.After));
        var valuesHeight = Styles.Figure.Leading + (Math.Max(before.Count, after.Count) * Styles.Small.Leading);
        var inner = Math.Max(Math.Max(overHeight + label.Height, valuesHeight), Math.Max(change.Height, 2 * grid.Radius));
        var height = inner + (2 * Padding);
        return new Block(height, Draw, Header: repeated);

        void Draw(Pen pen, float top)
        {
            pen.Line(A4.Left, top + height - 0.3f, A4.Right, top + height - 0.3f, Inks.Grid);
            var y = Centred(overHeight + label.Height);
            pen.Lines(overLines, A4.Left, y, Styles.Small);
            label.Draw(pen, y + overHeight);
            Chart(pen, row, top, top + height, top + (height / 2));
            var values = Centred(valuesHeight);
            Value(row.Before, before, grid.BeforeRight, Styles.Figure);
            Value(row.After, after, grid.AfterRight, Styles.FigureBold);
            VerdictMark.Draw(pen, row.Change.Verdict, grid.MarkLeft + 4, Centred(change.Height) + 6, 3.6f);
            change.Draw(pen, Centred(change.Height));

            float Centred(float content) => top + Padding + ((inner - content) / 2);

            void Value(Measure? measure, List<string> below, float right, TextStyle style)
            {
                pen.TextRight(
                    measure?.Number ?? TextFormat.Missing, right, values + style.Ascent, measure is null ? Styles.VerdictQuiet : style);
                pen.LinesRight(below, right, values + style.Leading, Styles.Small);
            }
        }

        static List<string> Beside(Measure? measure) => Styles.Small.Wrap(measure?.Beside ?? "", ValueWidth);
    }

    /// <summary>A text, and a smaller one that follows on its last line where there is room, otherwise below.</summary>
    private sealed class Tailed
    {
        private const float Space = 5;

        private readonly List<string> lines;
        private readonly List<string> tail;
        private readonly TextStyle style;
        private readonly float left;
        private readonly float tailLeft;
        private readonly bool isBeside;

        public Tailed(string text, TextStyle style, string tail, float left, float width)
        {
            (this.style, this.left) = (style, left);
            lines = style.Wrap(text, width);
            tailLeft = lines.Count > 0 ? left + style.Width(lines[^1]) + Space : left;
            isBeside = lines.Count > 0 && tailLeft + Styles.Small.Width(tail) <= left + width;
            this.tail = Styles.Small.Wrap(tail, isBeside ? A4.Column : width);
        }

        public float Height => (lines.Count * style.Leading) + (isBeside ? 0 : tail.Count * Styles.Small.Leading);

        public void Draw(Pen pen, float top)
        {
            pen.Lines(lines, left, top, style);
            var end = top + (lines.Count * style.Leading);
            if (isBeside)
            {
                pen.Text(tail.FirstOrDefault(""), tailLeft, end - style.Leading + style.Ascent, Styles.Small);
            }
            else
            {
                pen.Lines(tail, left, end, Styles.Small);
            }
        }
    }

    /// <summary>An open circle before, a full one after, and a line from the one to the other.</summary>
    private void Chart(Pen pen, Compared row, float top, float bottom, float middle)
    {
        for (var i = 0; i < ticks; i++)
        {
            var x = grid.X((double)i / (ticks - 1));
            pen.Line(x, top, x, bottom, Inks.Grid, i == 0 ? 1 : 0.6f);
        }

        if (row is { Before: { } from, After: { } to })
        {
            pen.Line(grid.X(from.Position), middle, grid.X(to.Position), middle, Inks.Mark, 1.6f);
        }

        if (row.Before is { } pre)
        {
            pen.Ring(grid.X(pre.Position), middle, grid.Radius, Inks.Quiet);
        }

        if (row.After is { } post)
        {
            pen.Disc(grid.X(post.Position), middle, grid.Radius, Inks.Strong);
        }
    }

    /// <summary>Where the columns stand.</summary>
    /// <param name="Radius">Of a circle of the chart.</param>
    private sealed record Grid(float LabelWidth, float ChartWidth, float Radius)
    {
        private float ChartLeft => A4.Left + LabelWidth + 12;

        public float BeforeRight => ChartLeft + ChartWidth + 10 + ValueWidth;

        public float AfterRight => BeforeRight + 7 + ValueWidth;

        public float MarkLeft => AfterRight + 8;

        public float WordsLeft => MarkLeft + 12;

        public float X(double position) => ChartLeft + (float)(Math.Clamp(position, 0, 1) * ChartWidth);
    }
}
