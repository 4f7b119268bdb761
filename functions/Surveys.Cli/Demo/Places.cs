using System.Collections.Immutable;

namespace Surveys.Cli.Demo;

/// <summary>Where the schools of a region stand. The places are real, the schools are not.</summary>
/// <param name="Region">Its ISO code.</param>
/// <param name="Weight">About its share of the country's pupils, in per cent.</param>
internal sealed record Places(string Region, double Weight, ImmutableArray<string> Towns, ImmutableArray<string> Villages)
{
    public static ImmutableArray<Places> All { get; } =
    [
        new("AL-01", 4.5, ["Berat", "Kuçovë", "Çorovodë", "Poliçan"], ["Velabisht", "Otllak", "Sinjë", "Perondi", "Bogovë"]),
        new("AL-02", 11, ["Durrës", "Krujë", "Shijak", "Fushë-Krujë"], ["Manëz", "Maminas", "Xhafzotaj", "Bubq", "Ishëm"]),
        new(
            "AL-03",
            10,
            ["Elbasan", "Librazhd", "Gramsh", "Peqin", "Cërrik"],
            ["Labinot-Fushë", "Bradashesh", "Gjinar", "Pajovë", "Kajan"]),
        new("AL-04", 10, ["Fier", "Lushnjë", "Patos", "Ballsh", "Roskovec"], ["Levan", "Dërmenas", "Kolonjë", "Krutje", "Portëz"]),
        new(
            "AL-05",
            2.5,
            ["Gjirokastër", "Përmet", "Tepelenë", "Memaliaj"],
            ["Lazarat", "Odrie", "Qesarat", "Dropull i Poshtëm", "Petran"]),
        new("AL-06", 7, ["Korçë", "Pogradec", "Bilisht", "Maliq", "Ersekë"], ["Drenovë", "Voskop", "Buçimas", "Libonik", "Liqenas"]),
        new("AL-07", 3.5, ["Kukës", "Bajram Curri", "Krumë"], ["Shtiqën", "Bicaj", "Fajzë", "Bujan", "Zapod"]),
        new("AL-08", 5, ["Lezhë", "Laç", "Rrëshen", "Shëngjin"], ["Zejmen", "Kolsh", "Milot", "Fan", "Orosh"]),
        new("AL-09", 5, ["Peshkopi", "Burrel", "Bulqizë", "Klos"], ["Maqellarë", "Tomin", "Zerqan", "Derjan", "Shupenzë"]),
        new("AL-10", 8, ["Shkodër", "Koplik", "Pukë", "Vau i Dejës"], ["Rrethinat", "Guri i Zi", "Dajç", "Postribë", "Bushat"]),
        new(
            "AL-11",
            28,
            ["Tiranë", "Tiranë", "Tiranë", "Kamëz", "Vorë", "Kavajë", "Rrogozhinë"],
            ["Dajt", "Petrelë", "Ndroq", "Zall-Herr", "Synej"]),
        new("AL-12", 5.5, ["Vlorë", "Sarandë", "Himarë", "Selenicë", "Delvinë"], ["Novoselë", "Xarrë", "Mesopotam", "Brataj", "Armen"]),
    ];
}
