using System.Collections.Concurrent;
using Surveys.Campaigns;
using Surveys.Storage;

namespace Surveys.App.Collect;

/// <summary>Why a typed code opens nothing.</summary>
public enum TypedCodeRefusal
{
    Unknown,

    /// <summary>Too many codes were tried that do not exist; this one was not looked up.</summary>
    Busy,
}

/// <summary>
/// Looks typed codes up, and limits guessing. What costs is a code whose check character fits and that does not exist: nobody gets
/// there by one wrong or two swapped characters. Counted for all visitors of this instance together: a school shares one address,
/// and what tells devices apart would have to be stored.
/// </summary>
/// <remarks>
/// One guess in two seconds is 43,200 a day, of 148 million codes: with 20 sessions open, one of the 40 codes is found within a day
/// with 1.2 %. It opens what hangs on the wall of that classroom. While the guesses are used up, a code that somebody opened here
/// within the hour still opens, so a class at work is not stopped by a stranger; and a scanned QR code never comes here.
/// </remarks>
public sealed class TypedCodes(SurveyStorage storage, TimeProvider clock)
{
    public const int GuessesAtOnce = 30;

    public static readonly TimeSpan GuessEvery = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (SurveyCode Code, long At)> opened = new();
    private readonly Lock turn = new();
    private double guesses = GuessesAtOnce;
    private long countedAt = clock.GetTimestamp();

    public async Task<Result<SurveyCode, TypedCodeRefusal>> FindAsync(string? typed, CancellationToken cancel)
    {
        if (TypedCode.Read(typed) is not { } text)
        {
            return TypedCodeRefusal.Unknown;
        }

        if (opened.TryGetValue(text, out var known) && clock.GetElapsedTime(known.At) < Remembered)
        {
            return known.Code;
        }

        if (!TryTakeGuess())
        {
            return TypedCodeRefusal.Busy;
        }

        if (await storage.Sessions.FindCodeAsync(text, cancel) is not { } code)
        {
            return TypedCodeRefusal.Unknown;
        }

        GiveGuessBack();
        opened[text] = (code, clock.GetTimestamp());
        return code;
    }

    private bool TryTakeGuess()
    {
        lock (turn)
        {
            guesses = Math.Min(GuessesAtOnce, guesses + clock.GetElapsedTime(countedAt) / GuessEvery);
            countedAt = clock.GetTimestamp();
            if (guesses < 1)
            {
                return false;
            }

            guesses--;
            return true;
        }
    }

    private void GiveGuessBack()
    {
        lock (turn)
        {
            guesses = Math.Min(GuessesAtOnce, guesses + 1);
        }
    }
}
