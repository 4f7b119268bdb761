using CsCheck;
using Surveys.Documents;

namespace Surveys.Tests.ReportContent;

/// <summary>How pages are filled.</summary>
public sealed class FlowTests
{
    private static readonly Gen<(float Above, float[] Rows)> Tables =
        Gen.Select(Gen.Float[0, A4.Bottom - A4.Top], Gen.Float[8, 60].Array[1, 60]);

    [Fact]
    public void A_table_breaks_only_where_three_rows_stay_on_both_sides() => Tables.Sample(table =>
    {
        var flow = new Flow();
        flow.Add(Of(table.Above));
        flow.Add(Of(17) with { KeepWithNext = true, Bookmark = "header" });
        flow.AddTable(table.Rows.Select(height => Of(height) with { Bookmark = "row" }));
        var pages = flow.Pages();
        var counts = pages.Select(page => page.Count(IsRow)).Where(count => count > 0).ToList();
        Assert.Equal(table.Rows.Length, counts.Sum());
        Assert.All(counts, count => Assert.True(count >= Math.Min(3, table.Rows.Length), $"{count} of {table.Rows.Length} rows"));
        Assert.Contains(pages.Find(page => page.Exists(IsRow))!, placed => placed.Block.Bookmark == "header");

        static bool IsRow(Placed placed) => placed.Block.Bookmark == "row";
    });

    [Theory]
    [InlineData(100, true)]
    [InlineData(700, false)]
    public void What_is_not_worth_a_page_falls_away(float above, bool isThere)
    {
        var flow = new Flow();
        flow.Add(Of(above));
        flow.Add(Of(90) with { AtFoot = true, FallsAway = true });
        flow.Add(Of(600) with { OnNewPage = true });
        var pages = flow.Pages();
        Assert.Equal(2, pages.Count);
        Assert.Equal(isThere ? 2 : 1, pages[0].Count);
    }

    private static Block Of(float height) => new(height, (_, _) => { });
}
