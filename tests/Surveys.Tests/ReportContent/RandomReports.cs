using CsCheck;
using Surveys.Campaigns;
using Surveys.Languages;
using Surveys.ReportContent;
using Surveys.Statistics;

namespace Surveys.Tests.ReportContent;

/// <summary>Reports that no release would give: the longest names, 0 and 100 %, coded figures, every part missing.</summary>
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
        from ends in Gen.OneOf(
            Gen.Const((0.0, 0.0)), Gen.Const((1.0, 1.0)), Gen.Const((0.0, 1.0)), Gen.Double[0, 1].Select(Gen.Double[0, 1]))
        let lower = Math.Min(ends.Item1, ends.Item2)
        let upper = Math.Max(ends.Item1, ends.Item2)
        let middle = (lower + upper) / 2
        from coded in OneOf("", Albanian.Report.OrMore, Albanian.Report.OrLess)
        let end = coded.Length == 0 ? middle : coded == Albanian.Report.OrMore ? 1 : 0
        select new Measure(middle, end, lower, upper, "100%", coded, "100–100%");

    private static readonly Gen<Compared> Compared =
        from label in Text
        from note in Gen.Frequency((3, Gen.Const("")), (1, Text))
        from before in Measure.Null()
        from after in Measure.Null()
        from verdict in Gen.Enum<Verdict>()
        from text in OneOf("", "+100 pikë", "+100 pikë ose më shumë")
        select new Compared(
            label, note, before, after, new Change(verdict, Albanian.Report.KnowledgeVerdicts.For(verdict), text, "−100 deri +100"));

    private static readonly Gen<AudienceResult> Audience =
        from title in Text
        from score in Compared
        from sentences in Text.Array[3]
        from topics in Gen.Select(Text, Compared.Array[1, 3], (name, items) => new TopicResult(name, [.. items])).Array[0, 6]
        from scales in Gen.Select(
            Compared,
            Gen.Int[1, 7],
            Text,
            Text,
            (item, top, least, most) => new ScaleResult(item, top, $"0 = {least} \u00B7 {top} = {most}")).Array[0, 3]
        from feedback in Gen.Select(
            Text,
            Gen.Select(Text, Measure.Null(), Gen.Bool, (label, share, scale) => new OptionShare(label, share, scale)).Array[0, 8],
            Measure.Null(),
            (label, options, mean) => new FeedbackResult(label, [.. options], mean)).Array[0, 3]
        from groups in Gen.Select(
            Text, Compared.Array[1, 4], Text, (heading, rows, note) => new Breakdown(heading, [.. rows], note)).Array[0, 2]
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

    private static readonly Publication Publication =
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
            Publication);

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
            notice, [.. audiences], [.. next], [.. suppressed], texts.Report.Reading.Sentences(), Publication);

    private static Gen<Participation> Participation() => Gen.Select(
        Counts,
        Text.Array[0, 5],
        Counts,
        (people, adults, answers) =>
            new Participation([.. people], [.. adults.Select(role => new Count("1", role))], [.. answers.Take(3)]));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
