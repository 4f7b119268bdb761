using System.Diagnostics.CodeAnalysis;

namespace Surveys;

/// <summary>
/// A value, or the refusal that stands in its place: the one form for what is expected to fail. Exactly one of the two is there,
/// and the compiler knows which after <see cref="TryGet"/>. The default of the struct holds neither, and reading it throws.
/// </summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <typeparam name="TRefusal">Why it is not given.</typeparam>
public readonly struct Result<T, TRefusal>
    where T : notnull
    where TRefusal : notnull
{
    private readonly T? value;
    private readonly TRefusal? refusal;
    private readonly State state;

    private Result(State state, T? value, TRefusal? refusal) => (this.state, this.value, this.refusal) = (state, value, refusal);

    private enum State : byte
    {
        Neither,
        Value,
        Refusal,
    }

    /// <summary>True with the value, false with the refusal.</summary>
    /// <exception cref="InvalidOperationException">The result was never made: it is the default of the struct.</exception>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out TRefusal? refusal)
    {
        (value, refusal) = (this.value, this.refusal);
        return state switch
        {
            State.Value => true,
            State.Refusal => false,
            _ => throw new InvalidOperationException("This result holds neither a value nor a refusal."),
        };
    }

    public static implicit operator Result<T, TRefusal>(T value) => Given(value);

    public static implicit operator Result<T, TRefusal>(TRefusal refusal) => Refused(refusal);

    /// <summary>A value where no conversion is possible: C# allows none from an interface.</summary>
    internal static Result<T, TRefusal> Given(T value) => new(State.Value, value, default);

    /// <summary>A refusal where no conversion is possible: C# allows none from an interface.</summary>
    internal static Result<T, TRefusal> Refused(TRefusal refusal) => new(State.Refusal, default, refusal);
}

/// <summary>Makes results whose value or refusal is known as an interface only, from which C# converts nothing by itself.</summary>
public static class Result
{
    public static Result<T, TRefusal> Given<T, TRefusal>(T value)
        where T : notnull
        where TRefusal : notnull => Result<T, TRefusal>.Given(value);

    public static Result<T, TRefusal> Refused<T, TRefusal>(TRefusal refusal)
        where T : notnull
        where TRefusal : notnull => Result<T, TRefusal>.Refused(refusal);
}
