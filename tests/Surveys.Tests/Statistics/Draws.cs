namespace Surveys.Tests.Statistics;

/// <summary>Seeded random numbers for simulations, fast and the same on every platform.</summary>
/// <remarks>SplitMix64: G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.</remarks>
internal sealed class Draws(ulong seed)
{
    private ulong state = seed * 0xD1342543DE82EF95 + 1;

    public ulong Bits()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Above 0 and below 1.</summary>
    public double Uniform() => ((Bits() >> 11) + 0.5) / (1UL << 53);

    /// <summary>From least to most, both possible.</summary>
    public int Whole(int least, int most) => least + (int)(Bits() % (ulong)(most - least + 1));

    /// <summary>At random to a multiple of three, as counts are published.</summary>
    public int Rounded(int count)
    {
        var remainder = count % 3;
        return remainder == 0 ? count : count - remainder + (Uniform() * 3 < remainder ? 3 : 0);
    }

    public int[] Rounded(int[] counts) => Array.ConvertAll(counts, Rounded);

    /// <summary>Which of these persons, a bit each, are in each cell: every person in one.</summary>
    public ulong[] Cells(ulong persons, double[] shares)
    {
        var cells = new ulong[shares.Length];
        var rest = 1.0;
        for (var i = 0; i < shares.Length - 1; i++)
        {
            cells[i] = Chosen(persons, rest > 0 ? Math.Min(1, shares[i] / rest) : 0);
            persons &= ~cells[i];
            rest -= shares[i];
        }

        cells[^1] = persons;
        return cells;
    }

    /// <summary>
    /// Shares of one session: the Dirichlet distribution around the mean shares, whose every score has the correlation ρ within sessions.
    /// </summary>
    public double[] Dirichlet(double[] mean, double rho)
    {
        if (rho == 0)
        {
            return mean;
        }

        var shares = Array.ConvertAll(mean, share => Gamma(share * (1 - rho) / rho));
        var sum = shares.Sum();
        return Array.ConvertAll(shares, share => share / sum);
    }

    /// <summary>Each with this probability: digit after digit, a uniform binary number of each person is held against it.</summary>
    private ulong Chosen(ulong persons, double probability)
    {
        var chosen = 0UL;
        while (persons != 0)
        {
            var digits = Bits();
            probability *= 2;
            if (probability >= 1)
            {
                chosen |= persons & ~digits;
                persons &= digits;
                probability--;
            }
            else
            {
                persons &= ~digits;
            }
        }

        return chosen;
    }

    /// <summary>G. Marsaglia, W. W. Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000) 363–372.</summary>
    private double Gamma(double shape)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1) * Math.Pow(Uniform(), 1 / shape);
        }

        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(Uniform()) < 0.5 * x * x + d * (1 - v + Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
