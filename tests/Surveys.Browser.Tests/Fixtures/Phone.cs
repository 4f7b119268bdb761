using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Surveys.Browser.Tests.Fixtures;

/// <summary>
/// A phone that has never seen the page: a browser profile of its own. It notes whatever no page of ours may do: log an error,
/// break the Content-Security-Policy or have a weak one, ask another server for anything, set a cookie.
/// </summary>
internal sealed class Phone
{
    /// <summary>Width and height of a common phone, in CSS pixels.</summary>
    public static readonly ViewportSize Screen = new() { Width = 390, Height = 844 };

    private readonly ConcurrentQueue<string> faults = new();

    private Phone(IBrowserContext context, Uri home)
    {
        Context = context;
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !Expected.Any(part => message.Text.Contains(part, StringComparison.Ordinal)))
            {
                faults.Enqueue($"console {message.Type}: {message.Text}");
            }
        };
        context.WebError += (_, error) => faults.Enqueue($"uncaught: {error.Error}");
        context.Request += (_, request) =>
        {
            if (!home.IsBaseOf(new Uri(request.Url)) && new Uri(request.Url).Scheme is not ("data" or "blob" or "about"))
            {
                faults.Enqueue($"asked another server: {request.Url}");
            }
        };
        context.Response += (_, response) =>
        {
            // A page that the phone has kept has no headers; its policy is in its head.
            if (response.Request.ResourceType == "document" && !response.FromServiceWorker && response.Status is < 300 or >= 400)
            {
                Judge(response);
            }
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; private set; } = null!;

    /// <summary>
    /// Parts of what the browser itself logs when the line or the server is down, or says no: no fault where a test wants it.
    /// </summary>
    public ConcurrentBag<string> Expected { get; } = [];

    public static async Task<Phone> StartAsync(IBrowser browser, Uri home, Action<BrowserNewContextOptions>? change = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = home.ToString(),
            ViewportSize = Screen,
            Locale = "sq-AL",
            HasTouch = true,
            ReducedMotion = ReducedMotion.Reduce,
        };
        change?.Invoke(options);
        var phone = new Phone(await browser.NewContextAsync(options), home);
        phone.Page = await phone.Context.NewPageAsync();
        return phone;
    }

    /// <summary>Opens an address of the app in the phone's tab.</summary>
    /// <returns>The HTTP status.</returns>
    public async Task<int> OpenAsync(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>
    /// Opens an address without the page's scripts, in a browser that still runs those of the debugger. Where JavaScript
    /// is off, nothing can be looked for in the page.
    /// </summary>
    public async Task OpenWithoutScriptsAsync(string path)
    {
        await Page.RouteAsync("**/*", async route =>
        {
            var response = await route.FetchAsync();
            var html = Regex.Replace(await response.TextAsync(), "<script.*?</script>", "", RegexOptions.Singleline);
            await route.FulfillAsync(new() { Response = response, Body = html });
        });
        await OpenAsync(path);
        await Page.UnrouteAllAsync();
    }

    /// <summary>Fails where the phone has noted a fault since it was started, then forgets the phone.</summary>
    public async Task CheckAndCloseAsync()
    {
        foreach (var cookie in await Context.CookiesAsync())
        {
            faults.Enqueue($"cookie: {cookie.Name}");
        }

        await Context.CloseAsync();
        Assert.True(faults.IsEmpty, string.Join("\n", faults));
    }

    private void Judge(IResponse response)
    {
        var policy = response.Headers.GetValueOrDefault("content-security-policy", "");
        if (!policy.Contains("default-src 'none'", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal))
        {
            faults.Enqueue($"weak policy: {new Uri(response.Url).AbsolutePath} '{policy}'");
        }
    }
}
