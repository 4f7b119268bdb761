using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(0.057, 0.340, 50, Verdict.More)]
    [InlineData(double.Epsilon, 0.3, 50, Verdict.More)]
    [InlineData(0.0, 0.3, 50, Verdict.NoClearChange)]
    [InlineData(-0.1, 0.3, 50, Verdict.NoClearChange)]
    [InlineData(0.0, 0.0, 50, Verdict.NoClearChange)]
    [InlineData(-0.3, 0.0, 50, Verdict.NoClearChange)]
    [InlineData(-0.3, -double.Epsilon, 50, Verdict.Fewer)]
    [InlineData(0.2, 0.3, 20, Verdict.More)]
    [InlineData(0.2, 0.3, 19, Verdict.TooFewToSay)]
    [InlineData(-0.1, 0.3, 0, Verdict.TooFewToSay)]
    public void The_interval_decides(double lower, double upper, int n, Verdict verdict) =>
        Assert.Equal(verdict, Verdicts.Of(new Interval((lower + upper) / 2, lower, upper), n));

    [Fact]
    public void Without_an_interval_there_is_nothing_to_say() => Assert.Equal(Verdict.TooFewToSay, Verdicts.Of(null, 500));

    [Fact]
    public void A_clear_example_says_more() =>
        Assert.Equal(Verdict.More, Verdicts.Of(PairedChange.OfRounded(new(36, 12, 3, 0), Design.Persons), 51));
}
