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

    /// <summary>
    /// Runs a timer's function once, now, as the Functions host has a custom handler run it; a worker is asked in another way.
    /// Fails where the run fails.
    /// </summary>
    public virtual async Task RunTimerAsync(string name) =>
        await Campaign.OkAsync(await Client.PostAsync(new Uri(name, UriKind.Relative), null, TestContext.Current.CancellationToken));

    public abstract ValueTask DisposeAsync();
}
