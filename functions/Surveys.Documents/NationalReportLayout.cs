using System.Collections.Immutable;

namespace Surveys.Documents;

/// <summary>The sections of the national report in the order they are read.</summary>
internal sealed class NationalReportLayout(NationalReport report) : ReportLayout(report.Texts, report.Imprint)
{
    private readonly NationalWords national = report.Texts.National;

    public override string Title => report.Title;

    protected override string Of => report.Title;

    protected override void Compose()
    {
        Masthead(national.Eyebrow, report.Title, Words.Campaign, report.Dates, null);
        Headlines();
        Coverage();
        Participation(report.Participation, report.Schools);
        if (report.Notice is { } notice)
        {
            TooLittle(notice, []);
        }
        else
        {
            Changes(report.Audiences);
            foreach (var audience in report.Audiences)
            {
                Audience(audience);
            }

            Breakdowns(report.Audiences);
            Next(national.NextHeading, Words.NextCaption, report.Next);
            Explained(report.HowToRead, report.Suppressed);
        }

        Helpline(report.Wall);
    }

    private void Headlines()
    {
        if (report.Headlines.IsEmpty)
        {
            return;
        }

        Heading(national.HeadlinesHeading);
        foreach (var headline in report.Headlines)
        {
            Flow.Text(headline, Styles.Lead, before: 3);
        }

        Flow.Add(ProgressBar.Make(report.Target));
    }

    /// <summary>The map at the left, its table at the right.</summary>
    private void Coverage()
    {
        Heading(national.CoverageHeading, national.CoverageCaption);
        var map = RegionMap.Coverage(report.Regions);
        var table = new CoverageTable(report, A4.Left + map.Width + 28);
        Flow.Add(new Block(
            Math.Max(map.Height, table.Height),
            (pen, top) =>
            {
                map.Draw(pen, A4.Left, top);
                table.Draw(pen, top);
            },
            Before: 6));
    }
}

/// <summary>How much of the target is reached: a bar, and the numbers at its ends.</summary>
internal static class ProgressBar
{
    private const float Height = 10;

    public static Block Make(TargetProgress target) => new(
        Height + 4 + Styles.Note.Leading,
        (pen, top) =>
        {
            var end = A4.Left + (float)(target.Share * A4.Column);
            pen.Box(A4.Left, top, A4.Right, top + Height, Inks.Grid);
            pen.Box(A4.Left, top, end, top + Height, Inks.Strong);
            var baseline = top + Height + 3 + Styles.Note.Ascent;
            var width = Styles.NoteBold.Width(target.Pupils);
            var last = A4.Right - Styles.Note.Width(target.Target) - 10;
            pen.Text(target.Pupils, Math.Clamp(end - width, A4.Left, Math.Max(A4.Left, last - width)), baseline, Styles.NoteBold);
            pen.TextRight(target.Target, A4.Right, baseline, Styles.Note);
        },
        Before: 8);
}

/// <summary>The regions with what took place in them, and what the map's shades mean.</summary>
internal sealed class CoverageTable(NationalReport report, float left)
{
    private const float RowHeight = 23;
    private const float HeadHeight = 17;
    private const float Swatch = 9;

    private readonly NationalWords national = report.Texts.National;

    public float Height => HeadHeight + (report.Regions.Length * RowHeight) + 14 + (report.RegionClasses.Length * 14);

    public void Draw(Pen pen, float top)
    {
        ImmutableArray<float> rights = [A4.Right - 130, A4.Right - 65, A4.Right];
        pen.Text(national.RegionColumn, left, top + 10, Styles.Small);
        Row(top + 10, Styles.Small, national.SchoolsColumn, national.SessionsColumn, national.PupilsColumn);
        pen.Line(left, top + HeadHeight - 1, A4.Right, top + HeadHeight - 1, Inks.Mark, 0.8f);
        var y = top + HeadHeight;
        foreach (var region in report.Regions)
        {
            var baseline = y + 15;
            pen.Text(region.Name, left, baseline, Styles.Label);
            Row(baseline, Styles.Figure, region.Schools, region.Sessions, region.Pupils);
            y += RowHeight;
            pen.Line(left, y, A4.Right, y, Inks.Grid);
        }

        y += 14;
        for (var i = 0; i < report.RegionClasses.Length; i++)
        {
            pen.Box(left, y, left + 18, y + Swatch, Inks.Mark);
            pen.Box(left + 0.5f, y + 0.5f, left + 17.5f, y + Swatch - 0.5f, RegionMap.Shades[i]);
            pen.Text($"{report.RegionClasses[i]} {national.PupilsColumn.ToLowerInvariant()}", left + 26, y + 8, Styles.Note);
            y += 14;
        }

        void Row(float baseline, TextStyle style, params ReadOnlySpan<string> texts)
        {
            for (var i = 0; i < texts.Length; i++)
            {
                pen.TextRight(texts[i], rights[i], baseline, style);
            }
        }
    }
}
