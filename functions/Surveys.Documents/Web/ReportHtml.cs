using System.Collections.Immutable;
using Surveys.Statistics;

namespace Surveys.Documents;

/// <summary>The sections that several reports have, as HTML: the accessible form, since the PDF has no tags.</summary>
internal abstract class ReportHtml(LanguageTexts texts, Imprint imprint)
{
    private static readonly ImmutableArray<string> PercentTicks = ["0%", "25%", "50%", "75%", "100%"];

    private readonly ReportWords words = texts.Report;
    private int sections;

    protected ReportWords Words => words;

    protected abstract string Title { get; }

    /// <summary>The whole page, without any key in its links: see <see cref="ReportPage.WithKey"/>.</summary>
    public string Page()
    {
        var navigation = ReportPage.Navigation(texts, LanguageCatalog.Embedded.WithReports);
        return ReportPage.Document(texts, Title, navigation, Html.Of($"""
            {Html.Join(Sections())}
            {Note(imprint.Web is { } address ? TextFormat.Fill(words.OnTheWeb, address.AbsoluteUri) : "")}
            {Note($"{imprint.Published} · {imprint.Quote}")}
            """));
    }

    /// <summary>The sections in the order they are read.</summary>
    protected abstract IEnumerable<Html> Sections();

    protected Html Masthead(string eyebrow, string title, string place, string dates, Html picture) => Html.Of($"""
        <header>
        <p class="eyebrow">{eyebrow}</p>
        <p class="note">{words.Campaign}</p>
        <h1>{title}</h1>
        {picture}
        {Paragraph(place)}
        {Paragraph(dates)}
        </header>

        """);

    /// <param name="schools">The schools, all of them first; empty in a school's own report.</param>
    protected Html Participation(Participation participation, ImmutableArray<Count> schools) => Section(words.PartHeading, Html.Of($"""
        {Counts([.. schools.Take(1), .. participation.People])}
        {Counts(participation.Answers)}
        {Paragraph(string.Join(" · ", schools.Skip(1).Select(group => $"{group.Number} {group.Label}")))}
        {Paragraph(string.Join(" · ", participation.Adults.Select(role => $"{role.Number} {role.Label}")))}
        {Note(words.HeadcountNote)}
        {Note(participation.Answers.IsEmpty ? "" : words.RoundingNote)}
        """));

    protected Html TooLittle(Notice notice, ImmutableArray<AudienceResult> audiences)
    {
        var told = Section(notice.Title, Html.Of($"""
            <div class="hero">{Html.Join(notice.Text.Select(Paragraph))}</div>
            """));
        return notice.InsteadHeading is not { } instead
            ? told
            : Html.Join([told, Section(instead, Html.Of($"""
                {Note(notice.InsteadCaption)}
                {Table(words.ScoreCaption, PercentTicks, [Html.Of($"""<tbody role="rowgroup">{Html.Join(audiences.Select(audience => Row(audience.Score, PercentTicks.Length)))}</tbody>""")])}
                """))]);
    }

    protected Html Changes(ImmutableArray<AudienceResult> audiences) =>
        Section(words.ChangeHeading, Html.Of($"{Note(words.ScoreCaption)}{Html.Join(audiences.Select(Hero))}"));

    protected Html Audience(AudienceResult audience)
    {
        var knowledge = audience.Topics.IsEmpty ? Html.Empty : Subsection(words.KnowledgeHeading, Table(
            words.KnowledgeCaption,
            PercentTicks,
            audience.Topics.Select(topic => Group(topic.Name, topic.Items, PercentTicks.Length))));
        return Section(audience.Title, Html.Of($"""
            {Html.Join(audience.Basis.Select(Note))}
            {knowledge}
            {Bars(words.ConfidenceHeading, words.ConfidenceCaption, audience.Scales)}
            {Bars(words.FeedbackHeading, words.FeedbackCaption, audience.Feedback)}
            """));
    }

    /// <summary>One table for each way of dividing, with the groups of every audience that has it.</summary>
    protected Html Breakdowns(ImmutableArray<AudienceResult> audiences)
    {
        var breakdowns = audiences.SelectMany(audience => audience.Breakdowns.Select(breakdown => (audience.Title, Breakdown: breakdown)))
            .ToList();
        var tables = breakdowns.GroupBy(part => part.Breakdown.Heading).Select(split => Subsection(
            split.Key, ScoreTable(words.ScoreCaption, split.Select(part => (part.Title, part.Breakdown.Groups)))));
        return breakdowns.Count == 0 ? Html.Empty : Section(words.GroupsHeading, Html.Of($"""
            {Html.Join(tables)}
            """));
    }

    protected Html ScoreTable(string caption, IEnumerable<(string Title, ImmutableArray<Compared> Rows)> audiences) =>
        Table(caption, PercentTicks, audiences.Select(audience => Group(audience.Title, audience.Rows, PercentTicks.Length)));

    protected Html Next(string heading, string caption, ImmutableArray<NextTopic> topics) => topics.IsEmpty
        ? Html.Empty
        : Section(heading, Html.Of($"""
            {Note(caption)}
            <dl>{Html.Join(topics.Select(topic => Html.Of($"<dt>{topic.Name}</dt><dd><small>{topic.Reason}</small>{topic.Suggestion}</dd>")))}</dl>
            """));

    protected Html Suppressed(ImmutableArray<SuppressedFigures> suppressed) => Section(words.SuppressedHeading, suppressed.IsEmpty
        ? Note(words.NothingSuppressed)
        : Html.Of($"""
            {Note(words.DashMeaning)}
            <dl>{Html.Join(suppressed.Select(figures => Html.Of($"<dt>{figures.Reason}</dt>{Html.Join(figures.What.Select(what => Html.Of($"<dd>{what}</dd>")))}")))}</dl>
            """));

    protected Html HowToRead(ImmutableArray<string> sentences) => sentences.IsEmpty
        ? Html.Empty
        : Section(words.ReadHeading, Html.Join(sentences.Select(Note)));

    protected Html Section(string heading, Html content)
    {
        var id = $"s{++sections}";
        return Html.Of($"""
            <section aria-labelledby="{id}">
            <h2 id="{id}">{heading}</h2>
            {content}
            </section>

            """);
    }

    protected static Html Counts(ImmutableArray<Count> counts) => counts.IsEmpty
        ? Html.Empty
        : Html.Of(
            $"""<ul class="counts">{Html.Join(counts.Select(count => Html.Of($"<li><b>{count.Number}</b> {count.Label}</li>")))}</ul>""");

    protected static Html Paragraph(string text) => text.Length == 0 ? Html.Empty : Html.Of($"<p>{text}</p>");

    protected static Html Note(string text) => text.Length == 0 ? Html.Empty : Html.Of($"""<p class="note">{text}</p>""");

    /// <summary>A table that scrolls by itself where the screen is narrow; the keyboard can reach it.</summary>
    protected static Html Scrolling(string name, Html table) =>
        Html.Of($"""<div class="scroll" role="group" tabindex="0" aria-label="{name}">{table}</div>""");

    /// <summary>
    /// A table whose rows stand below each other where the screen is narrow, each figure with the name of its column. Roles are
    /// written out, since a browser forgets that it is a table when it is laid out otherwise.
    /// </summary>
    private static Html Stacked(Html table) => Html.Of($"""<div class="scroll">{table}</div>""");

    private static Html Subsection(string heading, Html content) => Html.Of($"<h3>{heading}</h3>{content}");

    private Html Hero(AudienceResult audience) => Html.Of($"""
        <div class="hero">
        <h3>{audience.Title}</h3>
        {Note(audience.Score.Note)}
        <ul class="counts"><li><span class="head">{words.Before}</span> {Figure(audience.Score.Before)}</li><li><span class="head">{words.After}</span> {Figure(audience.Score.After)}</li><li>{Changed(audience.Score.Change)}</li></ul>
        {Html.Join(audience.Sentences.Select(Paragraph))}
        </div>
        """);

    private Html Table(string caption, ImmutableArray<string> ticks, IEnumerable<Html> bodies) => Stacked(Html.Of($"""
        <table class="stack" role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{words.Web.Subject}</th><th scope="col" role="columnheader">{words.Web.Chart}<small class="ticks">{Html.Join(ticks.Select(tick => Html.Of($"<span>{tick} </span>")))}</small></th><th scope="col" role="columnheader">{words.Before}</th><th scope="col" role="columnheader">{words.After}</th><th scope="col" role="columnheader">{words.Change}</th></tr></thead>
        {Html.Join(bodies)}
        </table>
        """));

    private Html Group(string title, ImmutableArray<Compared> rows, int ticks) => Html.Of($"""
        <tbody role="rowgroup"><tr role="row"><th scope="rowgroup" role="rowheader" colspan="5">{title}</th></tr>{Html.Join(rows.Select(row => Row(row, ticks)))}</tbody>
        """);

    private Html Row(Compared row, int ticks)
    {
        var note = row.Note.Length == 0 ? Html.Empty : Html.Of($"<small>{row.Note}</small>");
        return Html.Of($"""
            <tr role="row"><th scope="row" role="rowheader">{row.Label}{note}</th><td role="cell">{WebChart.Dumbbell(row, ticks, Words)}</td><td role="cell" data-name="{words.Before}">{Figure(row.Before)}</td><td role="cell" data-name="{words.After}">{Figure(row.After)}</td><td role="cell" data-name="{words.Change}">{Changed(row.Change)}</td></tr>
            """);
    }

    private static Html Figure(Measure? measure) => measure is null
        ? Html.Of($"{TextFormat.Missing}")
        : Html.Of($"<b>{measure.Number}</b> <small>{measure.Beside}</small>");

    private static Html Changed(Change change)
    {
        var shape = change.Verdict switch
        {
            Verdict.More => "up",
            Verdict.Fewer => "down",
            Verdict.NoClearChange => "level",
            _ => "few",
        };
        var difference = change.Text.Length == 0 ? Html.Empty : Html.Of($"<small>{change.Text}</small>");
        return Html.Of($"""<span class="{shape}">{change.Words}</span>{difference}""");
    }

    private Html Bars(string heading, string caption, ImmutableArray<BarResult> results) => results.IsEmpty
        ? Html.Empty
        : Subsection(heading, Stacked(Html.Of($"""
            <table class="stack bars" role="table">
            <caption>{caption}</caption>
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{words.Web.Option}</th><th scope="col" role="columnheader">{words.Web.Share}</th></tr></thead>
            {Html.Join(results.Select(Bar))}
            </table>
            """)));

    private Html Bar(BarResult result)
    {
        var rows = result.Parts.Select(part => Html.Of(
            $"""<tr role="row"><th scope="row" role="rowheader">{part.Label}</th><td role="cell" data-name="{words.Web.Share}">{Figure(part.Share)}</td></tr>"""));
        var change = result.Change is { } said ? Changed(said) : Html.Empty;
        return Html.Of($"""
            <tbody role="rowgroup"><tr role="row"><th scope="rowgroup" role="rowheader" colspan="2">{result.Label}<small>{result.Note}</small>{WebChart.Bar(result)}{change}</th></tr>{Html.Join(rows)}</tbody>
            """);
    }

    /// <summary>A page to hang up; on paper it is one.</summary>
    protected static Html Wall(WallPage? wall) => wall is null ? Html.Empty : Html.Of($"""
        <section class="wall" aria-labelledby="wall">
        <h2 id="wall">{wall.Title}</h2>
        <p><b>{wall.Where}</b> · {wall.Dates}</p>
        <p>{wall.Opening}</p>
        <ul>{Html.Join(wall.Findings.Select(finding => Html.Of($"<li>{finding}</li>")))}</ul>
        <p>{wall.Closing}</p>
        </section>

        """);
}
