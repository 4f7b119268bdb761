using System.Collections.Frozen;
using System.Collections.Immutable;
using SkiaSharp;

namespace Surveys.Documents;

/// <summary>
/// A schematic map of the 12 regions. The outlines are drawn by hand from a few points of the country's geography: neighbours share their
/// borders and lie where they lie, but no border is true to more than some kilometres.
/// </summary>
internal static class RegionMap
{
    /// <summary>From pale to dark, from nobody met to most: told apart in grey.</summary>
    public static readonly ImmutableArray<SKColor> Shades =
        [new(0xFF, 0xFF, 0xFF), new(0xDC, 0xE6, 0xEF), new(0xA9, 0xC3, 0xDA), new(0x5E, 0x8F, 0xBB), Inks.Strong];

    /// <summary>From this shade on, text on it is white.</summary>
    private const int FirstDark = 4;

    private const float West = 19.25f, North = 42.68f, South = 39.62f, East = 21.09f;

    /// <summary>A degree of longitude in degrees of latitude, in the middle of the country.</summary>
    private const float Squeeze = 0.754f;

    /// <summary>The points where borders meet or bend: degrees east, degrees north.</summary>
    private static readonly SKPoint
        BunaMouth = new(19.37f, 41.86f), Lake = new(19.28f, 42.18f), Hot = new(19.52f, 42.42f), Vermosh = new(19.74f, 42.65f),
        Valbona = new(19.84f, 42.48f), Tropoja = new(20.07f, 42.56f), Pashtrik = new(20.25f, 42.32f), Morina = new(20.54f, 42.16f),
        Shishtavec = new(20.62f, 41.94f), Korab = new(20.55f, 41.79f), Dibra = new(20.45f, 41.54f), Jablanica = new(20.52f, 41.32f),
        ThanaPass = new(20.61f, 41.08f), Naum = new(20.80f, 40.93f), Prespa = new(20.99f, 40.86f), Devoll = new(21.06f, 40.66f),
        Bilisht = new(20.95f, 40.48f), Gramoz = new(20.77f, 40.36f), Leskovik = new(20.62f, 40.10f), Permet = new(20.40f, 40.06f),
        Kakavija = new(20.37f, 39.92f), Dropull = new(20.31f, 39.80f), Konispol = new(20.20f, 39.65f), Ksamil = new(20.01f, 39.69f),
        Saranda = new(19.98f, 39.88f), Himara = new(19.65f, 40.10f), Dukat = new(19.40f, 40.28f), Karaburun = new(19.29f, 40.44f),
        Orikum = new(19.46f, 40.37f), VloraBay = new(19.44f, 40.49f), VjosaMouth = new(19.34f, 40.64f), SemanMouth = new(19.37f, 40.82f),
        ShkumbinMouth = new(19.44f, 41.03f), Golem = new(19.52f, 41.22f), Durres = new(19.43f, 41.32f), Rodon = new(19.45f, 41.57f),
        Patok = new(19.58f, 41.62f), Shengjin = new(19.53f, 41.83f), Vaudejes = new(19.76f, 41.92f), Puka = new(20.12f, 41.98f),
        Fierza = new(20.03f, 42.26f), Mirdita = new(20.17f, 41.86f), Lura = new(20.37f, 41.85f), Ulza = new(20.00f, 41.74f),
        Kruja = new(19.85f, 41.60f), Dajt = new(19.96f, 41.46f), Vora = new(19.66f, 41.37f), Martanesh = new(20.18f, 41.30f),
        Librazhd = new(20.35f, 41.36f), Krraba = new(19.98f, 41.18f), Peqin = new(19.71f, 41.05f), Belsh = new(19.78f, 40.95f),
        Kucova = new(19.88f, 40.87f), Gramsh = new(20.08f, 40.82f), Tomorr = new(20.32f, 40.72f), Moker = new(20.42f, 40.92f),
        Roskovec = new(19.80f, 40.70f), Mallakaster = new(19.86f, 40.48f), Selenica = new(19.80f, 40.41f), Levan = new(19.58f, 40.52f),
        Tepelena = new(20.08f, 40.42f), Skrapar = new(20.26f, 40.38f), Ostrovica = new(20.42f, 40.42f), Vithkuq = new(20.40f, 40.58f),
        Kolonja = new(20.52f, 40.25f), Kurvelesh = new(19.96f, 40.22f), Delvina = new(20.06f, 40.00f);

    private sealed record Outline(SKPoint Label, ImmutableArray<SKPoint> Border);

    private static readonly FrozenDictionary<string, Outline> Outlines = new Dictionary<string, Outline>
    {
        ["AL-01"] = new(new(20.10f, 40.61f), [Kucova, Gramsh, Tomorr, Vithkuq, Ostrovica, Skrapar, Tepelena, Mallakaster, Roskovec]),
        ["AL-02"] = new(new(19.66f, 41.485f), [Golem, Durres, Rodon, Patok, Kruja, Dajt, Vora]),
        ["AL-03"] = new(
            new(20.19f, 41.06f), [Peqin, Krraba, Martanesh, Librazhd, Jablanica, ThanaPass, Moker, Tomorr, Gramsh, Kucova, Belsh]),
        ["AL-04"] = new(
            new(19.60f, 40.78f), [ShkumbinMouth, Peqin, Belsh, Kucova, Roskovec, Mallakaster, Selenica, Levan, VjosaMouth, SemanMouth]),
        ["AL-05"] = new(
            new(20.245f, 40.205f),
            [Selenica, Mallakaster, Tepelena, Skrapar, Ostrovica, Kolonja, Leskovik, Permet, Kakavija, Dropull, Delvina, Kurvelesh]),
        ["AL-06"] = new(
            new(20.70f, 40.62f), [ThanaPass, Naum, Prespa, Devoll, Bilisht, Gramoz, Leskovik, Kolonja, Ostrovica, Vithkuq, Tomorr, Moker]),
        ["AL-07"] = new(new(20.31f, 42.07f), [Valbona, Tropoja, Pashtrik, Morina, Shishtavec, Korab, Lura, Mirdita, Puka, Fierza]),
        ["AL-08"] = new(new(19.83f, 41.76f), [Shengjin, Vaudejes, Puka, Mirdita, Ulza, Kruja, Patok]),
        ["AL-09"] = new(new(20.25f, 41.58f), [Mirdita, Lura, Korab, Dibra, Jablanica, Librazhd, Martanesh, Dajt, Kruja, Ulza]),
        ["AL-10"] = new(new(19.70f, 42.14f), [BunaMouth, Lake, Hot, Vermosh, Valbona, Fierza, Puka, Vaudejes, Shengjin]),
        ["AL-11"] = new(new(19.79f, 41.225f), [ShkumbinMouth, Golem, Vora, Dajt, Martanesh, Krraba, Peqin]),
        ["AL-12"] = new(
            new(19.75f, 40.26f),
            [
                VjosaMouth, Levan, Selenica, Kurvelesh, Delvina, Dropull, Konispol, Ksamil, Saranda, Himara, Dukat, Karaburun, Orikum,
                VloraBay,
            ]),
    }.ToFrozenDictionary();

    /// <summary>The map's width over its height.</summary>
    internal const float Aspect = (East - West) * Squeeze / (North - South);

    /// <summary>A small map with one region marked; null where the code is none of the 12.</summary>
    public static Picture? Locator(string region)
    {
        const float Height = 68;
        return Outlines.ContainsKey(region)
            ? new Picture(
                Height * Aspect,
                Height,
                (pen, x, y) => Draw(pen, x, y, Height, code => code == region ? Inks.Strong : Inks.Rule, Inks.Paper, 0.7f))
            : null;
    }

    /// <summary>A large map, each region shaded by its class, with its name and its number of pupils.</summary>
    public static Picture Coverage(ImmutableArray<RegionCoverage> regions)
    {
        const float Height = 372;
        var classes = regions.ToDictionary(region => region.Code, region => region.Class);
        return new Picture(Height * Aspect, Height, (pen, x, y) =>
        {
            Draw(pen, x, y, Height, code => Shades[classes.GetValueOrDefault(code)], Inks.Mark, 0.6f);
            foreach (var region in regions)
            {
                var isDark = region.Class >= FirstDark;
                var at = On(Outlines[region.Code].Label, x, y, Height);
                Centred(region.Name, at.Y - 2, isDark ? Styles.SmallOnDark : Styles.SmallStrong);
                Centred(region.Pupils, at.Y + 8, isDark ? Styles.NoteOnDark : Styles.NoteBold);

                void Centred(string text, float baseline, TextStyle style) =>
                    pen.Text(text, at.X - (style.Width(text) / 2), baseline, style);
            }
        });
    }

    private static void Draw(Pen pen, float x, float y, float height, Func<string, SKColor> fill, SKColor line, float width)
    {
        foreach (var (code, border) in Borders(x, y, height))
        {
            pen.Ground(fill(code), border);
            pen.Outline(line, width, border);
        }
    }

    /// <summary>The regions by their codes, each with the points of its border in a map of this height and top left corner.</summary>
    internal static ImmutableArray<(string Code, SKPoint[] Border)> Borders(float x, float y, float height) =>
    [
        .. Outlines.OrderBy(region => region.Key, StringComparer.Ordinal)
            .Select(region => (region.Key, region.Value.Border.Select(point => On(point, x, y, height)).ToArray())),
    ];

    private static SKPoint On(SKPoint place, float x, float y, float height)
    {
        var scale = height / (North - South);
        return new SKPoint(x + ((place.X - West) * Squeeze * scale), y + ((North - place.Y) * scale));
    }
}
