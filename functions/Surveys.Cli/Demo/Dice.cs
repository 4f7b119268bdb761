using System.Buffers.Binary;
using System.Buffers.Text;

namespace Surveys.Cli.Demo;

/// <summary>
/// Chance from a seed. Every stream of a seed has its own sequence, so what one session draws does not depend
/// on which other was drawn before it.
/// </summary>
/// <remarks>SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014). Not for secrets.</remarks>
internal sealed class Dice
{
    private ulong state;

    private Dice(ulong state) => this.state = state;

    public static Dice Of(int seed, string stream)
    {
        // FNV-1a: a stable hash, unlike the one that string has.
        var hash = 14695981039346656037UL;
        foreach (var c in stream)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return new Dice(Mix(hash + (ulong)seed * 0x9E3779B97F4A7C15UL));
    }

    public ulong Next() => Mix(state += 0x9E3779B97F4A7C15UL);

    /// <summary>At least 0 and below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>At least 0 and below <paramref name="end"/>.</summary>
    public int Below(int end) => (int)Math.BigMul(Next(), (ulong)end, out _);

    /// <summary>One of the two or a number between them.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>From the normal distribution with mean 0 and standard deviation 1 (Box and Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    public T Pick<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>The index of one of the weights, each as likely as it is heavy.</summary>
    public int Weighted(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var left = Unit() * total;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            if ((left -= weights[i]) < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    /// <summary>The same things in another order.</summary>
    public List<T> Shuffled<T>(IEnumerable<T> things)
    {
        var list = things.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    /// <summary>A UUID as a phone makes it (RFC 9562, version 4).</summary>
    public Guid Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A pair token as a phone makes it.</summary>
    public string Token()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    private void Fill(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Next());
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], Next());
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ z >> 27) * 0x94D049BB133111EBUL;
        return z ^ z >> 31;
    }
}
