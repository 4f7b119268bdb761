using CsCheck;
using Surveys.Campaigns;
using Surveys.Languages;
using Surveys.ReportContent;
using Surveys.Statistics;

namespace Surveys.Tests.ReportContent;

/// <summary>Reports that no release would give: the longest names, 0 and 100 %, every part missing.</summary>
internal static class RandomReports
{
    private static readonly LanguageTexts Albanian = LanguageCatalog.Embedded.FindLanguage("sq")!;

    private static readonly Gen<string> Word = Gen.Char["abcçdeëfghijlmnopqrstuvxyzÇËWM0123456789"].Array[1, 14].Select(
        letters => new string(letters));

    private static readonly Gen<string> Text = Gen.Frequency(
        (8, Word.Array[1, 6].Select(words => string.Join(' ', words))),
        (1, Word.Array[10, 25].Select(words => string.Join(' ', words))),
        (1, Gen.Int[60, 160].Select(length => new string('W', length))));

    private static readonly Gen<Measure> Measure =
        from position in Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0, 1])
        from beside in OneOf("", "12 nga 24", "7\u00A0420 nga 12\u00A0345")
        select new Measure(position, "100%", beside);

    private static readonly Gen<Compared> Compared =
        from label in Text
        from note in Gen.Frequency((3, Gen.Const("")), (1, Text))
        from before in Measure.Null()
        from after in Measure.Null()
        from verdict in Gen.Enum<Verdict>()
        from text in OneOf("", "+100 pikë", "+100 pikë (−100 deri +100)")
        select new Compared(
            label, note, before, after, new Change(verdict, Albanian.Report.KnowledgeVerdicts.For(verdict), text));

    private static readonly Gen<BarResult> Bar =
        from label in Text
        from note in Text
        from parts in Gen.Select(Text, Measure, Gen.Bool, (part, share, scale) => new BarPart(part, share, scale)).Array[1, 8]
        from change in Compared.Select(row => row.Change).Null()
        let whole = Math.Max(1, parts.Sum(part => part.Share.Position))
        select new BarResult(
            label,
            note,
            [.. parts.Select(part => part with { Share = part.Share with { Position = part.Share.Position / whole } })],
            change);

    private static readonly Gen<AudienceResult> Audience =
        from title in Text
        from score in Compared
        from sentences in Text.Array[3]
        from topics in Gen.Select(Text, Compared.Array[1, 3], (name, items) => new TopicResult(name, [.. items])).Array[0, 6]
        from scales in Bar.Array[0, 3]
        from feedback in Bar.Array[0, 3]
        from groups in Gen.Select(
            Text, Compared.Array[1, 4], (heading, rows) => new Breakdown(heading, [.. rows])).Array[0, 2]
        from beside in Compared.Array[0, 3]
        from basis in Text.Array[0, 3]
        select new AudienceResult(
            title, score, [.. sentences], [.. topics], [.. scales], [.. feedback], [.. groups], [.. beside], [.. basis]);

    private static readonly Gen<Count[]> Counts =
        Gen.Select(OneOf("0", "35", "123\u00A0456"), Text, (number, label) => new Count(number, label)).Array[1, 4];

    private static readonly Gen<LanguageTexts> Texts = OneOf([.. LanguageCatalog.Embedded.WithReports]);

    private static readonly Gen<Notice> Notice =
        Gen.Select(
            Text, Text.Array[1, 3], Text.Null(), Text, (title, text, instead, caption) => new Notice(title, [.. text], instead, caption))
            .Null()!;

    private static readonly Gen<NextTopic[]> Next =
        Gen.Select(Text, Text, Text, (topic, reason, suggestion) => new NextTopic(topic, reason, suggestion)).Array[0, 3];

    private static readonly Gen<SuppressedFigures[]> Suppressed =
        Gen.Select(Text, Text.Array[0, 4], (reason, what) => new SuppressedFigures(reason, [.. what])).Array[0, 3];

    /// <summary>Findings are sentences of a language file with a label in them, never of any length.</summary>
    private static readonly Gen<WallPage?> Wall =
        from texts in Texts
        from place in Gen.OneOf(Text, Gen.Const(new string('W', Surveys.Campaigns.School.LongestName)))
        from findings in Gen.Select(Gen.Enum<Verdict>(), Word.Array[1, 6], (verdict, label) => TextFormat.Fill(
            texts.Report.MostRisen, 7, 7, string.Join(' ', label), texts.Report.ScoreSentences.For(verdict), "100%")).Array[1, 3]
        from isThere in Gen.Bool
        select isThere
            ? new WallPage(
                texts.Report.WallTitle,
                place,
                "14 mars dhe 2 prill 2025",
                texts.Report.WallOpening,
                [.. findings],
                texts.Report.WallClosing)
            : null;

    private static readonly Imprint Imprint =
        new($"{new string('w', 40)}.123", "Botimi 123, 20 shtator 2025", $"Për citim: {new string('w', 40)}.123", null);

    public static Gen<SchoolReport> School { get; } =
        from texts in Texts
        from name in Gen.OneOf(Text, Gen.Const(new string('W', Surveys.Campaigns.School.LongestName)))
        from region in Gen.Int[0, Region.All.Length].Select(i => i < Region.All.Length ? Region.All[i].Code : "AL-99")
        from place in Text
        from dates in Text
        from participation in Participation()
        from notice in Notice
        from audiences in Audience.Array[0, 3]
        from caption in Text
        from next in Next
        from suppressed in Suppressed
        from wall in Wall
        select new SchoolReport(
            texts,
            name,
            region,
            place,
            dates,
            participation,
            notice,
            [.. audiences],
            caption,
            [.. next],
            [.. suppressed],
            texts.Report.Reading.Sentences(),
            wall,
            Imprint);

    public static Gen<NationalReport> National { get; } =
        from texts in Texts
        from dates in Text
        from headlines in Text.Array[0, 6]
        from share in Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0, 1])
        from schools in Counts
        from participation in Participation()
        from classes in Gen.Int[0, 4].Array[Region.All.Length]
        from audiences in Audience.Array[0, 3]
        from notice in Notice
        from next in Next
        from suppressed in Suppressed
        from wall in Wall
        select new NationalReport(
            texts,
            dates,
            [.. headlines],
            new TargetProgress("123\u00A0456", "200\u00A0000", share, ""),
            [.. schools],
            participation,
            [.. Region.All.Zip(classes, (region, shade) =>
                new RegionCoverage(region.Code, region.Albanian, "123", "1\u00A0234", "12\u00A0345", shade))],
            ["0", "1–249", "250–499", "500–999", "1\u00A0000 ose më shumë"],
            notice, [.. audiences], [.. next], [.. suppressed], texts.Report.Reading.Sentences(), wall, Imprint);

    private static Gen<Participation> Participation() => Gen.Select(
        Counts,
        Text.Array[0, 5],
        Counts,
        (people, adults, answers) =>
            new Participation([.. people], [.. adults.Select(role => new Count("1", role))], [.. answers.Take(3)]));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
