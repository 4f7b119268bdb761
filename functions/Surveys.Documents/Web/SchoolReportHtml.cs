namespace Surveys.Documents;

/// <summary>A school's report as a web page: every figure and sentence of its PDF, and no other.</summary>
public static class SchoolReportHtml
{
    public static string Render(SchoolReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new Layout(report).Page();
    }

    private sealed class Layout(SchoolReport report) : ReportHtml(report.Texts, report.Imprint)
    {
        protected override string Title => report.Title;

        protected override IEnumerable<Html> Sections()
        {
            yield return Masthead(Words.Eyebrow, report.School, report.Place, report.Dates, WebMap.Locator(report.Region, report.Place));
            yield return Participation(report.Participation, []);
            if (report.Notice is { } notice)
            {
                yield return TooLittle(notice, report.Audiences);
                yield return Next(Words.NextHeading, report.NextCaption, report.Next);
            }
            else
            {
                yield return Changes(report.Audiences);
                yield return Next(Words.NextHeading, report.NextCaption, report.Next);
                foreach (var audience in report.Audiences)
                {
                    yield return Audience(audience);
                }

                yield return Breakdowns(report.Audiences);
                yield return Beside();
            }

            if (report.Notice is null)
            {
                yield return Suppressed(report.Suppressed);
            }

            yield return HowToRead(report.HowToRead);
            yield return Wall(report.Wall);
        }

        private Html Beside()
        {
            var beside = report.Audiences.Where(audience => !audience.Beside.IsEmpty).Select(audience => (audience.Title, audience.Beside))
                .ToList();
            return beside.Count == 0 ? Html.Empty : Section(
                Words.BesideHeading, Html.Of($"{Note(Words.BesideCaption)}{ScoreTable(Words.ScoreCaption, beside)}"));
        }
    }
}
