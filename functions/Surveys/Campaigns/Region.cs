using System.Collections.Immutable;

namespace Surveys.Campaigns;

/// <summary>One of the 12 regions (qarqe) of Albania, known by its ISO 3166-2 code.</summary>
public sealed record Region(string Code, string Albanian, string English)
{
    /// <summary>All 12 regions in the order of their codes.</summary>
    public static ImmutableArray<Region> All { get; } =
    [
        new("AL-01", "Berat", "Berat"),
        new("AL-02", "Durrës", "Durrës"),
        new("AL-03", "Elbasan", "Elbasan"),
        new("AL-04", "Fier", "Fier"),
        new("AL-05", "Gjirokastër", "Gjirokastër"),
        new("AL-06", "Korçë", "Korçë"),
        new("AL-07", "Kukës", "Kukës"),
        new("AL-08", "Lezhë", "Lezhë"),
        new("AL-09", "Dibër", "Dibër"),
        new("AL-10", "Shkodër", "Shkodër"),
        new("AL-11", "Tiranë", "Tirana"),
        new("AL-12", "Vlorë", "Vlorë"),
    ];

    /// <summary>Its name in a language: English has one of its own, every other takes the Albanian.</summary>
    public string NameIn(string language) => language == "en" ? English : Albanian;

    /// <summary>The region with this ISO code, or null where there is none. Case matters.</summary>
    public static Region? Find(string? code) => All.FirstOrDefault(region => region.Code == code);
}
