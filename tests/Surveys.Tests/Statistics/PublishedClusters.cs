using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

/// <summary>Two data sets of clustered pairs that the papers on these methods analyse. First rater = before, second = after.</summary>
internal static class PublishedClusters
{
    /// <summary>
    /// PET and SPECT, glands of 21 patients: N. A. Obuchowski, Statistics in Medicine 17 (1998) 1495–1507,
    /// as tabulated in the R package clust.bin.pair 0.1.2 (data "thyroids").
    /// </summary>
    public static readonly PairedTable[] Thyroids = Tables(
        (0, 0, 2, 1), (2, 0, 1, 0), (3, 0, 0, 0), (1, 0, 0, 0), (2, 0, 1, 0), (4, 0, 0, 0), (3, 0, 0, 0), (2, 0, 0, 0), (1, 1, 0, 0),
        (1, 0, 0, 0), (2, 0, 0, 1), (2, 0, 0, 0), (3, 0, 0, 0), (2, 0, 0, 0), (0, 0, 2, 0), (2, 0, 0, 1), (2, 0, 0, 1), (2, 0, 1, 0),
        (2, 0, 0, 0), (1, 0, 0, 0), (2, 0, 0, 0));

    /// <summary>
    /// Patients and their 29 psychiatrists: A. Donner and P. Petryshen, Psychiatry Research 28 (1989) 41–46,
    /// as tabulated in the R package clust.bin.pair 0.1.2 (data "psychiatry").
    /// </summary>
    public static readonly PairedTable[] Psychiatry = Tables(
        (1, 0, 4, 2), (1, 1, 2, 2), (3, 1, 3, 0), (2, 1, 2, 1), (2, 0, 1, 1), (0, 3, 3, 0), (0, 3, 0, 2), (0, 3, 2, 3), (0, 1, 2, 1),
        (0, 0, 4, 3), (1, 0, 2, 0), (1, 1, 4, 0), (1, 0, 3, 3), (2, 0, 2, 2), (2, 0, 1, 2), (1, 0, 3, 0), (2, 0, 1, 3), (1, 0, 2, 2),
        (0, 3, 0, 1), (2, 1, 0, 0), (1, 1, 0, 3), (0, 2, 2, 0), (1, 0, 1, 2), (0, 0, 2, 0), (0, 0, 2, 1), (0, 0, 0, 2), (0, 0, 0, 2),
        (1, 0, 1, 1), (0, 0, 1, 0));

    /// <summary>From (yes–yes, yes–no, no–yes, no–no), first rater first.</summary>
    private static PairedTable[] Tables(params (int A, int B, int C, int D)[] clusters) =>
        [.. clusters.Select(c => new PairedTable(c.A, Gained: c.C, Lost: c.B, c.D))];
}
