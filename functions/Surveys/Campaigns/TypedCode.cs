namespace Surveys.Campaigns;

/// <summary>
/// The code that pupils type when a camera fails: 6 characters and a check character, one code per session and phase.
/// The alphabet has 23 symbols (a prime) and neither vowels nor characters that are mistaken for each other on a board.
/// </summary>
/// <remarks>
/// The check is Σ weight·symbol ≡ 0 mod 23 with the weights 1 to 7: it finds every single wrong character
/// and every swap of two characters (Verhoeff 1969, section on modulus-prime checks).
/// </remarks>
public static class TypedCode
{
    public const int Length = 7;

    /// <summary>How many different codes there are: 23⁶.</summary>
    public const int Count = 148_035_889;

    private const string Alphabet = "23456789CDFGHJKMNPRTVWX";

    /// <summary>The code of a number from 0 to <see cref="Count"/> − 1.</summary>
    public static string Write(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
        Span<char> code = stackalloc char[Length];
        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
        {
            var symbol = number % Alphabet.Length;
            number /= Alphabet.Length;
            code[i] = Alphabet[symbol];
            sum += (i + 1) * symbol;
        }

        // The check symbol c with 7c ≡ −sum; 10 is the inverse of 7 mod 23.
        code[^1] = Alphabet[(Alphabet.Length - sum % Alphabet.Length) * 10 % Alphabet.Length];
        return new string(code);
    }

    /// <summary>
    /// The code meant by what somebody typed, or null where the check fails. Forgives case, blanks, hyphens and the
    /// look-alikes B for 8, S for 5, Z for 2, U and Y for V.
    /// </summary>
    public static string? Read(string? typed)
    {
        Span<char> code = stackalloc char[Length];
        var at = 0;
        var sum = 0;
        foreach (var c in typed ?? "")
        {
            if (c is ' ' or '-')
            {
                continue;
            }

            var symbol = Alphabet.IndexOf(Forgive(char.ToUpperInvariant(c)), StringComparison.Ordinal);
            if (symbol < 0 || at == Length)
            {
                return null;
            }

            code[at++] = Alphabet[symbol];
            sum += at * symbol;
        }

        return at == Length && sum % Alphabet.Length == 0 ? new string(code) : null;
    }

    private static char Forgive(char c) => c switch
    {
        'B' => '8',
        'S' => '5',
        'Z' => '2',
        'U' or 'Y' => 'V',
        _ => c,
    };
}
