namespace Surveys.FunctionsHost.Http;

/// <summary>A worker calls the host before it listens itself, so the host tries the first requests again.</summary>
internal sealed class ConnectRetry(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int Most = 10;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var (attempt, pause) = (1, 50); ; attempt++, pause = Math.Min(2 * pause, 250))
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException) when (attempt < Most)
            {
                await Task.Delay(pause, cancellationToken);
            }
        }
    }
}
