using Surveys.Languages;

namespace Surveys.Tests.Languages;

public sealed class TextFormatTests
{
    private static readonly TextFormat Albanian = LanguageCatalog.Embedded.FindLanguage("sq")!.Format;
    private static readonly TextFormat English = LanguageCatalog.Embedded.FindLanguage("en")!.Format;

    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(999, "999", "999")]
    [InlineData(7421, "7\u00A0421", "7,421")]
    [InlineData(1234567, "1\u00A0234\u00A0567", "1,234,567")]
    [InlineData(-1000, "−1\u00A0000", "−1,000")]
    public void Counts_are_grouped(int value, string albanian, string english)
    {
        Assert.Equal(albanian, Albanian.Count(value));
        Assert.Equal(english, English.Count(value));
    }

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.004, "0%")]
    [InlineData(0.285, "29%")]
    [InlineData(0.125, "13%")]
    [InlineData(1, "100%")]
    public void Shares_are_whole_percents_rounded_half_up(double share, string text) => Assert.Equal(text, Albanian.Percent(share));

    [Theory]
    [InlineData(32, "+32")]
    [InlineData(-5, "−5")]
    [InlineData(0, "0")]
    public void Changes_carry_their_sign(int points, string text) => Assert.Equal(text, English.Points(points));

    [Theory]
    [InlineData(1, "janar", "January")]
    [InlineData(3, "mars", "March")]
    [InlineData(11, "nëntor", "November")]
    [InlineData(12, "dhjetor", "December")]
    public void Months_are_written_in_words(int month, string albanian, string english)
    {
        var date = new DateOnly(2025, month, 7);
        Assert.Equal($"7 {albanian} 2025", Albanian.Date(date));
        Assert.Equal($"7 {english} 2025", English.Date(date));
    }

    [Fact]
    public void Days_share_their_month_and_year()
    {
        Assert.Equal("14 mars 2025", Albanian.Dates([new(2025, 3, 14), new(2025, 3, 14)]));
        Assert.Equal("12 dhe 14 mars 2025", Albanian.Dates([new(2025, 3, 14), new(2025, 3, 12)]));
        Assert.Equal("12, 14 mars dhe 2 prill 2025", Albanian.Dates([new(2025, 3, 14), new(2025, 3, 12), new(2025, 4, 2)]));
        Assert.Equal("30 December 2024 and 2 January 2025", English.Dates([new(2024, 12, 30), new(2025, 1, 2)]));
    }

    [Fact]
    public void Many_days_become_the_first_and_the_last() => Assert.Equal(
        "1 March 2025 – 5 March 2025", English.Dates(Enumerable.Range(1, 5).Select(day => new DateOnly(2025, 3, day))));
}
