using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class DesignTests
{
    // R: w <- sqrt(e) * qt((1 + c) / 2, k - 1) / qnorm((1 + c) / 2); 100 / w^2 at c = 0.95
    [Theory]
    [InlineData(4, 1, 1.623726930896, 1.430743378159, 37.929228780363)]
    [InlineData(4, 1.3, 1.851333543679, 1.631298439400, 29.176329831048)]
    [InlineData(12, 2, 1.588122582117, 1.544067280794, 39.648974373961)]
    [InlineData(40, 1.5, 1.263941761311, 1.254544556694, 62.595897855018)]
    public void From_four_sessions_on_intervals_are_wider(long sessions, double effect, double at95, double at90, double of100)
    {
        var design = new Design(sessions, effect);
        Assert.True(design.RestsOnSessions);
        Assert.Equal(at95, design.Widening(0.95), 9);
        Assert.Equal(at90, design.Widening(0.9), 9);
        Assert.Equal(of100, design.EffectiveSize(100), 7);
        Assert.Equal(Quantile.T(sessions - 1), design.Critical(0.95));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Below_four_sessions_persons_are_the_units(long sessions)
    {
        var design = new Design(sessions, 2.5);
        Assert.False(design.RestsOnSessions);
        Assert.Equal((1, 100), (design.Widening(0.95), design.EffectiveSize(100)));
        Assert.Equal(Quantile.Z(0.9), design.Critical(0.9));
    }

    [Fact]
    public void Persons_are_one_session_without_effect() => Assert.Equal(new Design(1), Design.Persons);

    [Fact]
    public void Impossible_designs_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Design(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Design(4, 0.99));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Design(4, double.NaN));
    }

    [Fact]
    public void No_design_makes_an_interval_narrower() => Designs.Any.Sample(design =>
        design.Widening(0.95) >= 1 && design.EffectiveSize(50) <= 50 && design.Critical(0.95) >= Quantile.Z());

    [Fact]
    public void More_sessions_tell_more() => Designs.OfSessions.Sample(design =>
        new Design(design.Sessions + 1, design.Effect).EffectiveSize(90) > design.EffectiveSize(90));
}
