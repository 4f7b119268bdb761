using Surveys.Testing;

namespace Surveys.Browser.Tests.Fixtures;

/// <summary>Pictures of pages for the docs.</summary>
internal static class Picture
{
    /// <summary>The folder of the source tree that the environment names, or null where none are wanted.</summary>
    private static readonly string? Folder =
        Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder ? Path.Combine(Repository.Root, folder) : null;

    /// <summary>Draws what the page shows now, in light and dark.</summary>
    public static async Task DrawAsync(IPage page, string name)
    {
        if (Folder is null)
        {
            return;
        }

        foreach (var scheme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{scheme}.png".ToLowerInvariant()) });
        }
    }
}
