namespace Surveys.Storage;

/// <summary>Other writers were faster every time.</summary>
public sealed class ContentionException : Exception
{
    public ContentionException(string what, int tries)
        : base($"{what} was taken or changed by somebody else in each of {tries} tries.")
    {
    }
}

/// <summary>
/// Repeats a write that others may overtake: read, change, write if nothing changed meanwhile. It gives up after
/// <see cref="MostTries"/>. Between two tries it waits a random time up to 20 ms, 40 ms, 80 ms … and at most 1 s: about 5 s in all.
/// </summary>
public sealed class OptimisticRetries(TimeProvider clock)
{
    public const int MostTries = 16;

    private const double FirstWait = 20;
    private const double LongestWait = 1000;

    /// <param name="what">What is written, for the exception.</param>
    /// <param name="attempt">Reads and writes once. Not done where another writer was faster.</param>
    /// <exception cref="ContentionException">Every try was overtaken.</exception>
    public async Task<T> RunAsync<T>(string what, Func<Task<(bool Done, T Value)>> attempt, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            cancel.ThrowIfCancellationRequested();
            if (await attempt().ConfigureAwait(false) is (true, var value))
            {
                return value;
            }

            if (tries == MostTries)
            {
                throw new ContentionException(what, tries);
            }

            var longest = Math.Min(LongestWait, FirstWait * Math.Pow(2, tries - 1));
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * longest), clock, cancel).ConfigureAwait(false);
        }
    }
}
