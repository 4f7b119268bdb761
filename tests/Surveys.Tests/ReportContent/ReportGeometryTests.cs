using CsCheck;
using SkiaSharp;
using Surveys.Documents;

namespace Surveys.Tests.ReportContent;

/// <summary>
/// Whatever a report says, it stays on its paper and nothing hides anything else. Reads what the layout draws, not the PDF:
/// the marks of a page are the same, and a thousand reports take seconds.
/// </summary>
public sealed class ReportGeometryTests
{
    private const int Models = 1000;

    /// <summary>Half of the thickest line.</summary>
    private const float Rim = 1;

    private static readonly SKRect Paper = new(A4.Left, A4.Top, A4.Right, A4.Footer + Styles.Small.Descent);

    [Fact]
    public void In_school_reports_nothing_leaves_its_place_or_covers_anything_else() =>
        RandomReports.School.Sample(report => AssertSound(new SchoolReportLayout(report)), iter: Models);

    [Fact]
    public void In_national_reports_nothing_leaves_its_place_or_covers_anything_else() =>
        RandomReports.National.Sample(report => AssertSound(new NationalReportLayout(report)), iter: Models / 5);

    [Fact]
    public void A_heading_is_never_the_last_on_its_page() => RandomReports.School.Sample(
        report => Assert.All(
            new SchoolReportLayout(report).Pages().SkipLast(1), page => Assert.False(page[^1].Block.KeepWithNext && IsShort(page))),
        iter: Models / 5);

    /// <summary>What is kept together and is longer than a page breaks nonetheless: there is no other way.</summary>
    private static bool IsShort(List<Placed> page) =>
        page.AsEnumerable().Reverse().TakeWhile(placed => placed.Block.KeepWithNext)
            .Sum(placed => placed.Block.Height) < (A4.Bottom - A4.Top) / 2;

    private static void AssertSound(ReportLayout layout)
    {
        var pages = layout.Pages();
        foreach (var (i, page) in pages.Index())
        {
            var marks = new List<Mark>();
            using var pen = new Pen { Noted = marks.Add };
            var bottom = A4.Top;
            foreach (var (block, top) in page)
            {
                var from = marks.Count;
                block.Draw(pen, top);
                Assert.True(top >= bottom - 0.01f, $"A block begins at {top} on page {i + 1}, where another ends at {bottom}.");
                bottom = top + block.Height;
                var room = new SKRect(A4.Left - Rim, top - Rim, A4.Right + Rim, bottom + Rim);
                Assert.All(
                    marks.Skip(from), mark => Assert.True(room.Contains(mark.Box), $"{mark} leaves its block {room} on page {i + 1}."));
            }

            layout.Footer(pen, i + 1, pages.Count);
            var paper = SKRect.Inflate(Paper, Rim, Rim);
            Assert.All(marks, mark => Assert.True(paper.Contains(mark.Box), $"{mark} leaves the paper of page {i + 1}."));
            AssertApart(marks);
        }
    }

    /// <summary>No two texts share a spot, and no text stands on a sign. From above down, so that only neighbours are compared.</summary>
    private static void AssertApart(List<Mark> marks)
    {
        var solid = marks.Where(mark => mark.Kind is MarkKind.Text or MarkKind.Shape).OrderBy(mark => mark.Box.Top).ToList();
        for (var i = 0; i < solid.Count; i++)
        {
            for (var j = i + 1; j < solid.Count && solid[j].Box.Top < solid[i].Box.Bottom - 0.1f; j++)
            {
                var (a, b) = (solid[i], solid[j]);
                Assert.False(
                    (a.Kind == MarkKind.Text || b.Kind == MarkKind.Text)
                    && a.Box.Left < b.Box.Right - 0.1f && b.Box.Left < a.Box.Right - 0.1f,
                    $"{a} and {b} cover each other.");
            }
        }
    }
}
