using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class PairedChangeTests
{
    private static readonly Gen<PairedTable> Protected =
        Gen.Select(Designs.Count, Designs.Count, Designs.Count, Designs.Count, (a, b, c, d) => new PairedTable(a, b, c, d))
            .Where(table => table.Pairs > 0);

    // Computed with a separate implementation in R 4.2.2 (prop.test limits joined by hand). (59, 6, 16, 80) is Cavo et al. 2012 in
    // M. W. Fagerland, S. Lydersen, P. Laake, Statistical Analysis of Contingency Tables (2017), chapter 8: −0.0621 (−0.1186, −0.0046).
    [Theory]
    [InlineData(36, 12, 2, 0, 0.2, 0.0569295840032, 0.3404276029749)]
    [InlineData(20, 12, 2, 16, 0.2, 0.0561564248417, 0.3292069954001)]
    [InlineData(1, 1, 7, 12, -0.2857142857143, -0.5069202266861, -0.0255591241649)]
    [InlineData(59, 6, 16, 80, -0.06211180124224, -0.11862119563871, -0.00462511393305)]
    [InlineData(18, 14, 0, 18, 0.28, 0.144082616157, 0.396325281733)]
    [InlineData(14, 0, 0, 22, 0, -0.0560123577742, 0.0560123577742)]
    [InlineData(43, 0, 1, 0, -0.0227272727273, -0.1180770969821, 0.0597180083509)]
    [InlineData(0, 30, 0, 0, 1, 0.839467819862, 1)]
    [InlineData(1, 30, 30, 2, 0, -0.233955782111, 0.233955782111)]
    [InlineData(800, 350, 120, 730, 0.115, 0.0942529059555, 0.1355386020110)]
    public void Exact_counts_give_the_reference_values(
        int both, int gained, int lost, int neither, double estimate, double lower, double upper) =>
        Near.Equal(PairedChange.Of(new(both, gained, lost, neither), Design.Persons), estimate, lower, upper, decimals: 10);

    // R: prop.test limits joined by hand as above, margins times sqrt(e)·qt/qnorm from 4 sessions on: the first two limits; then
    // D ∓ sqrt(margin² + c²·4/n²), c <- qnorm or qt((1 + conf) / 2, k − 1): the last two
    [Theory]
    [InlineData(36, 12, 3, 0, 1, 1.0, 0.95, 0.028791740849, 0.319366656200, 0.009987236413, 0.338726406955)]
    [InlineData(21, 12, 3, 15, 2, 1.0, 0.95, 0.028878510181, 0.311072280653, 0.010064200218, 0.331471491685)]
    [InlineData(9, 0, 0, 12, 1, 1.0, 0.95, -0.088610314467, 0.088610314467, -0.206627567707, 0.206627567707)]
    [InlineData(0, 30, 0, 0, 1, 1.0, 0.95, 0.839467819862, 1, 0.793012727024, 1)]
    [InlineData(0, 0, 0, 12, 1, 1.0, 0.95, -0.242494006655, 0.242494006655, -0.406829857222, 0.406829857222)]
    [InlineData(120, 60, 15, 90, 12, 1.4, 0.95, 0.081170624358, 0.231921723416, 0.079631378798, 0.233515888097)]
    [InlineData(120, 60, 15, 90, 4, 1.0, 0.95, 0.064135983085, 0.248357536357, 0.061512866901, 0.251073484651)]
    [InlineData(21, 12, 3, 15, 1, 1.0, 0.99, -0.015430461765, 0.347003050611, -0.040392552383, 0.374674850276)]
    public void Sessions_and_protected_counts_give_the_reference_values(
        int both,
        int gained,
        int lost,
        int neither,
        int sessions,
        double effect,
        double confidence,
        double lower,
        double upper,
        double roundedLower,
        double roundedUpper)
    {
        var (table, design) = (new PairedTable(both, gained, lost, neither), new Design(sessions, effect));
        var change = (double)(gained - lost) / table.Pairs;
        Near.Equal(PairedChange.Of(table, design, confidence), change, lower, upper, decimals: 9);
        Near.Equal(PairedChange.OfRounded(table, design, confidence), change, roundedLower, roundedUpper, decimals: 9);
    }

    [Fact]
    public void Without_pairs_there_is_nothing_to_say()
    {
        Assert.Null(PairedChange.Of(default, Design.Persons));
        Assert.Null(PairedChange.OfRounded(default, Design.Persons));
    }

    [Fact]
    public void Negative_counts_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedChange.OfRounded(new(6, -3, 3, 3), Design.Persons));

    [Fact]
    public void The_interval_holds_the_change_has_a_width_and_stays_between_minus_1_and_1() =>
        Gen.Select(Protected, Designs.Any).Sample((table, design) =>
            PairedChange.Of(table, design)!.Value is var exact && Near.IsWithin(exact, -1, 1) && exact.Width > 0
            && PairedChange.OfRounded(table, design)!.Value is var wide && Near.IsWithin(wide, -1, 1)
            && wide.Lower <= exact.Lower && wide.Upper >= exact.Upper);

    [Fact]
    public void Swapping_gained_and_lost_mirrors_the_interval() => Gen.Select(Protected, Designs.Any).Sample((table, design) => Near.To(
        PairedChange.OfRounded(table, design)!.Value,
        -PairedChange.OfRounded(table with { Gained = table.Lost, Lost = table.Gained }, design)!.Value));

    [Fact]
    public void Swapping_right_and_wrong_everywhere_mirrors_the_interval() =>
        Gen.Select(Protected, Designs.Any).Sample((table, design) => Near.To(
            PairedChange.OfRounded(table, design)!.Value,
            -PairedChange.OfRounded(new(table.Neither, table.Lost, table.Gained, table.Both), design)!.Value));

    [Fact]
    public void More_confidence_is_a_wider_interval() => Gen.Select(Protected, Designs.Any, Designs.Confidences).Sample((t, design, c) =>
        PairedChange.OfRounded(t, design, c.Higher)!.Value is var wide
        && PairedChange.OfRounded(t, design, c.Lower)!.Value is var narrow
        && wide.Lower <= narrow.Lower && wide.Upper >= narrow.Upper);

    [Fact]
    public void Sessions_that_agree_by_luck_tell_no_more_than_persons() => Gen.Select(Protected, Gen.Int[4, 60]).Sample((table, sessions) =>
        PairedChange.Of(table, new Design(sessions))!.Value is var ofSessions
        && PairedChange.Of(table, Design.Persons)!.Value is var ofPersons
        && ofSessions.Lower <= ofPersons.Lower && ofSessions.Upper >= ofPersons.Upper);

    [Fact]
    public void Four_times_the_pairs_about_halve_the_interval() =>
        Protected.Where(t => t is { Both: > 9, Gained: > 9, Lost: > 9, Neither: > 9 }).Sample(t =>
            PairedChange.Of(new(4 * t.Both, 4 * t.Gained, 4 * t.Lost, 4 * t.Neither), Design.Persons)!.Value.Width
                / PairedChange.Of(t, Design.Persons)!.Value.Width is > 0.4 and < 0.6);
}
