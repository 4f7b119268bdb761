using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class QuantileTests
{
    // R: qnorm((1 + c) / 2)
    [Theory]
    [InlineData(1e-7, 0.000000125331)]
    [InlineData(0.5, 0.674489750196)]
    [InlineData(0.9, 1.644853626951)]
    [InlineData(0.95, 1.959963984540)]
    [InlineData(0.999, 3.290526731492)]
    public void Z_gives_the_reference_values(double confidence, double z) => Assert.Equal(z, Quantile.Z(confidence), 10);

    // R: qt((1 + c) / 2, df)
    [Theory]
    [InlineData(0.5, 1, 1.0)]
    [InlineData(0.9, 2, 2.919985580354)]
    [InlineData(0.95, 1, 12.706204736175)]
    [InlineData(0.95, 2, 4.302652729749)]
    [InlineData(0.95, 3, 3.182446305284)]
    [InlineData(0.95, 19, 2.093024054408)]
    [InlineData(0.95, 59, 2.000995378088)]
    [InlineData(0.95, 2500, 1.960913344796)]
    [InlineData(0.99, 5, 4.032142983555)]
    [InlineData(0.999, 3, 12.923978636688)]
    [InlineData(1e-7, 3, 0.000000136035)]
    public void T_gives_the_reference_values(double confidence, int degreesOfFreedom, double t) =>
        Assert.Equal(t, Quantile.T(degreesOfFreedom, confidence), 8);

    // R: qt((1 + 0.9999999) / 2, df)
    [Theory]
    [InlineData(1, 6366197.734)]
    [InlineData(2, 3162.277425585)]
    [InlineData(3, 280.425146306)]
    [InlineData(9, 15.209527654)]
    public void T_is_found_far_out(int degreesOfFreedom, double t) =>
        Assert.Equal(1, Quantile.T(degreesOfFreedom, 0.9999999) / t, 5);

    [Fact]
    public void T_falls_to_z()
    {
        var t = Enumerable.Range(1, 3_000).Select(df => Quantile.T(df)).Append(Quantile.T(10_000_000)).ToArray();
        Assert.Equal(t.OrderDescending(), t);
        Assert.Equal(Quantile.Z(), t[^1]);
    }

    [Fact]
    public void Asked_twice_it_is_the_same() => Assert.Equal(Quantile.T(7), Quantile.T(7));
}
