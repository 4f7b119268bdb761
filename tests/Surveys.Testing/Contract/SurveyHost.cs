namespace Surveys.Testing.Contract;

/// <summary>The functions behind one of their hosts, on an account of their own, as the contract tests call them.</summary>
public abstract class SurveyHost : IAsyncLifetime
{
    /// <summary>Calls the functions. It follows no redirect and unpacks nothing.</summary>
    public abstract HttpClient Client { get; }

    /// <summary>What is stored, and who gives keys out.</summary>
    public abstract IServiceProvider Services { get; }

    /// <summary>The clock of the host.</summary>
    public virtual TimeProvider Clock => TimeProvider.System;

    public abstract ValueTask InitializeAsync();

    /// <summary>Runs a timer's function once, now, in the way this host runs it. Fails where the run fails.</summary>
    public abstract Task RunTimerAsync(string name);

    public abstract ValueTask DisposeAsync();

    /// <summary>A client for an address where functions are served.</summary>
    protected static HttpClient ClientOf(Uri address) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
}
