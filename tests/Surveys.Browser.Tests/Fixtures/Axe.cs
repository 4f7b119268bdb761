using Surveys.Testing;

namespace Surveys.Browser.Tests.Fixtures;

/// <summary>Looks for barriers with axe, every rule it has for WCAG 2.2 A and AA and its best practices.</summary>
internal static class Axe
{
    /// <summary>The narrowest page of WCAG 2.2, and a phone of 390 pixels at a zoom of 200 %.</summary>
    private static readonly (string Name, int Width, int Height)[] Sizes =
        [("320 px", 320, 640), ("200 % zoom", Phone.Screen.Width / 2, Phone.Screen.Height / 2)];

    private static readonly Lazy<string> Source = new(() => File.ReadAllText(
        Path.Combine(Repository.Root, "tests", "Surveys.Browser.Tests", "Chromium", "node_modules", "axe-core", "axe.min.js")));

    private const string Run = """
        () => axe.run(document, {
          resultTypes: ['violations'],
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          rules: { 'target-size': { enabled: true } },
        }).then(result => result.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.target + '  ' + node.failureSummary)))
        """;

    /// <summary>
    /// Fails where axe finds anything or something is cut off to the side, in light and dark, narrow and zoomed.
    /// The script comes in through the debugger, which the page's policy does not concern: it stays in force.
    /// </summary>
    /// <param name="state">Named in the failure.</param>
    public static async Task AssertNothingFoundAsync(IPage page, string state)
    {
        if (!await page.EvaluateAsync<bool>("() => typeof axe === 'object'"))
        {
            await page.EvaluateAsync(Source.Value);
        }

        var found = new List<string>();
        foreach (var (name, width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                var violations = await page.EvaluateAsync<string[]>(Run);
                found.AddRange(violations.Select(violation => $"{state}, {name}, {scheme}: {violation}"));
            }

            var (scroll, client) = (await WidthAsync("scrollWidth"), await WidthAsync("clientWidth"));
            if (scroll > client)
            {
                found.Add($"{state}, {name}: {scroll} px wide on {client} px");
            }
        }

        await page.SetViewportSizeAsync(Phone.Screen.Width, Phone.Screen.Height);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        Assert.True(found.Count == 0, string.Join("\n", found));

        Task<int> WidthAsync(string of) => page.EvaluateAsync<int>($"() => document.scrollingElement.{of}");
    }
}
