namespace Surveys.Documents;

/// <summary>The report of the whole campaign as a web page: every figure and sentence of its PDF, and no other.</summary>
public static class NationalReportHtml
{
    public static string Render(NationalReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new Layout(report).Page();
    }

    private sealed class Layout(NationalReport report) : ReportHtml(report.Texts, report.Imprint)
    {
        private readonly NationalWords national = report.Texts.National;

        protected override string Title => report.Title;

        protected override IEnumerable<Html> Sections()
        {
            yield return Masthead(national.Eyebrow, report.Title, Words.Campaign, report.Dates, Html.Empty);
            yield return Headlines();
            yield return Coverage();
            yield return Participation(report.Participation, report.Schools);
            if (report.Notice is { } notice)
            {
                yield return TooLittle(notice, []);
                yield break;
            }

            yield return Changes(report.Audiences);
            foreach (var audience in report.Audiences)
            {
                yield return Audience(audience);
            }

            yield return Breakdowns(report.Audiences);
            yield return Next(national.NextHeading, Words.NextCaption, report.Next);
            yield return Suppressed(report.Suppressed);
            yield return HowToRead(report.HowToRead);
            yield return Wall(report.Wall);
        }

        private Html Headlines() => report.Headlines.IsEmpty
            ? Html.Empty
            : Section(national.HeadlinesHeading, Html.Of($"""
                {Html.Join(report.Headlines.Select(Paragraph))}
                {WebChart.Progress(report.Target.Share, report.Target.Text)}
                <p class="note"><b>{report.Target.Pupils}</b> <span aria-hidden="true">/</span> <span>{report.Target.Target}</span></p>
                """));

        private Html Coverage()
        {
            var head = Html.Of($"""<tr><th scope="col">{national.RegionColumn}</th><th scope="col">{national.SchoolsColumn}</th><th scope="col">{national.SessionsColumn}</th><th scope="col">{national.PupilsColumn}</th></tr>""");
            return Section(national.CoverageHeading, Html.Of($"""
                {Note(national.CoverageCaption)}
                {WebMap.Coverage(report)}
                {Scrolling(national.CoverageHeading, Html.Of($"""
                <table aria-label="{national.CoverageHeading}">
                <thead>{head}</thead>
                <tbody>{Html.Join(report.Regions.Select(region => Html.Of(
                    $"""<tr><th scope="row">{region.Name}</th><td>{region.Schools}</td><td>{region.Sessions}</td><td>{region.Pupils}</td></tr>""")))}</tbody>
                </table>
                """))}
                """));
        }
    }
}
