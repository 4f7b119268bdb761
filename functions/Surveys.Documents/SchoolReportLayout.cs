namespace Surveys.Documents;

/// <summary>The sections of a school's report in the order they are read.</summary>
internal sealed class SchoolReportLayout(SchoolReport report) : ReportLayout(report.Texts, report.Imprint)
{
    public override string Title => report.Title;

    protected override string Of => report.School;

    protected override void Compose()
    {
        Masthead(Words.Eyebrow, report.School, report.Place, report.Dates, RegionMap.Locator(report.Region));
        Participation(report.Participation);
        if (report.Notice is { } notice)
        {
            TooLittle(notice, report.Audiences);
            Next(Words.NextHeading, report.NextCaption, report.Next);
            Explained(report.HowToRead);
        }
        else
        {
            Changes(report.Audiences);
            Next(Words.NextHeading, report.NextCaption, report.Next);
            foreach (var audience in report.Audiences)
            {
                Audience(audience);
            }

            Breakdowns(report.Audiences);
            Beside();
            Explained(report.HowToRead, report.Suppressed);
        }

        Helpline(report.Wall);
    }

    private void Beside()
    {
        var beside = report.Audiences.Where(audience => !audience.Beside.IsEmpty).Select(audience => (audience.Title, audience.Beside))
            .ToList();
        if (beside.Count > 0)
        {
            Heading(Words.BesideHeading, Words.BesideCaption);
            ScoreTable("", Words.ScoreCaption, beside, strongFirst: true);
        }
    }
}
