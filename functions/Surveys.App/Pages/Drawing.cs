using System.Collections.Frozen;

namespace Surveys.App.Pages;

/// <summary>
/// Line drawings on a square of 24, one path each. Drawn and not letters of a font, so that they look alike on every phone.
/// </summary>
internal static class Drawing
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        // The pictures that join two responses.
        ["sun"] = "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2",
        ["moon"] = "M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z",
        ["star"] = "M12 3l2.7 5.8 6.3.8-4.7 4.3 1.3 6.2L12 17l-5.6 3.1 1.3-6.2L3 9.6l6.3-.8z",
        ["cloud"] = "M7 19a4.5 4.5 0 0 1-.6-9A6 6 0 0 1 18 9.6a4.7 4.7 0 0 1-.5 9.4z",
        ["house"] = "M3 11.5L12 4l9 7.5M5.5 10v10h13V10M10 20v-6h4v6",
        ["tree"] = "M12 22v-9M12 3a5 5 0 0 0-4.8 6.4A4 4 0 0 0 8 17h8a4 4 0 0 0 .8-7.6A5 5 0 0 0 12 3zM12 17l3-3",
        ["flower"] =
            "M14 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0M10.5 6.5a2.3 2.3 0 1 1 3 0M13.8 7a2.3 2.3 0 1 1 0 2.5"
            + "M13 10a2.3 2.3 0 1 1-2 0M10.2 9.5a2.3 2.3 0 1 1 0-2.5M12 14.5V22M12 20c3 0 5-2 5-4",
        ["apple"] = "M12 8c-2-2-7-1.5-7 4 0 4 2.5 9 5 9 1 0 1.3-.5 2-.5s1 .5 2 .5c2.5 0 5-5 5-9 0-5.5-5-6-7-4zM12 8c0-2 1-4 3-5",
        ["fish"] = "M3 12c3-5 10-6 14-1l4-4v10l-4-4c-4 5-11 4-14-1zM7.5 11.2v.1",
        ["boat"] = "M3 15h18l-3 6H6zM12 15V3l6 9h-6M12 5l-5 7h5",
        ["car"] = "M5 17H3v-5l3-1 2-5h8l3 5 2 1v5h-2M9 17h6M9 17a2 2 0 1 1-4 0 2 2 0 0 1 4 0M19 17a2 2 0 1 1-4 0 2 2 0 0 1 4 0M6 11h12",
        ["key"] = "M11 7.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0M10 10.5l10 10M16.5 17l2.5-2.5M13.5 14l2-2",
        ["cup"] = "M4 8h12v7a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5zM16 10h2a2.5 2.5 0 0 1 0 5h-2M8 2v3M12 2v3",
        ["umbrella"] = "M3 12a9 9 0 0 1 18 0zM12 12v7a2 2 0 0 0 4 0M12 3V1.5",
        ["bell"] = "M6 16v-5a6 6 0 0 1 12 0v5l2 2H4zM10 21h4M12 5V3",
        ["heart"] = "M12 20.5C5 15 3 12 3 8.8A4.8 4.8 0 0 1 12 6.5a4.8 4.8 0 0 1 9 2.3c0 3.2-2 6.2-9 11.7z",

        // Answers of the youngest, from least to most.
        ["face0"] = "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M9 9.5v.5M15 9.5v.5M8.5 16c2-2 5-2 7 0",
        ["face1"] = "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M9 9.5v.5M15 9.5v.5M8.5 15h7",
        ["face2"] = "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M9 9.5v.5M15 9.5v.5M8.5 14.5c2 2 5 2 7 0",

        ["phone"] = "M5 4h4l1.5 5L8 10.5a12 12 0 0 0 5.5 5.5l1.5-2.5 5 1.5v4a2 2 0 0 1-2 2A15 15 0 0 1 3 6a2 2 0 0 1 2-2z",
        ["hide"] = "M6 6l12 12M18 6L6 18",
        ["sound"] = "M4 10v4h3l5 4V6l-5 4zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
    }.ToFrozenDictionary();

    /// <summary>The drawing of this name, for the eye only: the words stand beside it.</summary>
    public static Html Of(string name) =>
        new($"""<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{Paths[name]}"/></svg>""");
}
