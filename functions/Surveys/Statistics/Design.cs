namespace Surveys.Statistics;

/// <summary>
/// How the persons of a base were sampled. Sessions, not persons, were sampled: pupils of one room heard one talk. From
/// <see cref="FewestSessions"/> sessions on, intervals rest on sessions; below, on persons, and the statement is about the sessions held.
/// </summary>
/// <remarks>
/// At 2 and 3 sessions t with 1 or 2 degrees of freedom gives margins of ±84 and ±26 points where the persons give ±16 and ±13: a school
/// with two sessions could say nothing that a school with one can.
/// </remarks>
/// <param name="Sessions">At least 1, else <see cref="ArgumentOutOfRangeException"/>.</param>
/// <param name="Effect">
/// The design effect: how many times clustering multiplies the variance. At least 1, else <see cref="ArgumentOutOfRangeException"/>.
/// </param>
public readonly record struct Design(long Sessions, double Effect = 1)
{
    public const int FewestSessions = 4;

    /// <summary>Independent persons.</summary>
    public static Design Persons { get; } = new(1);

    public long Sessions { get; } = Sessions >= 1 ? Sessions : throw new ArgumentOutOfRangeException(nameof(Sessions));

    public double Effect { get; } = Effect >= 1 ? Effect : throw new ArgumentOutOfRangeException(nameof(Effect));

    /// <summary>Whether intervals rest on sessions; else on persons.</summary>
    public bool RestsOnSessions => Sessions >= FewestSessions;

    /// <summary>
    /// The multiplier of a standard error: Student's t with sessions − 1 degrees of freedom, since the variance is estimated from so many
    /// numbers; z where persons are the units.
    /// </summary>
    /// <param name="confidence">Two-sided, above 0 and below 1.</param>
    public double Critical(double confidence) => RestsOnSessions ? Quantile.T(Sessions - 1, confidence) : Quantile.Z(confidence);

    /// <summary>How many times the margin of an interval exceeds that of independent persons with z; at least 1.</summary>
    public double Widening(double confidence) =>
        RestsOnSessions ? Math.Sqrt(Effect) * Critical(confidence) / Quantile.Z(confidence) : 1;

    /// <summary>How many independent persons tell as much as these n, the few sessions taken into account; at most n.</summary>
    /// <remarks>
    /// n / effect · (z / t)²: E. L. Korn, B. I. Graubard, Confidence intervals for proportions with small expected number of positive
    /// counts estimated from survey data, Survey Methodology 24 (1998) 193–201. N. Dean, M. Pagano, Evaluating confidence interval
    /// methods for binomial proportions in clustered surveys, Journal of Survey Statistics and Methodology 3 (2015) 484–503.
    /// </remarks>
    public double EffectiveSize(long n, double confidence = Quantile.Confidence)
    {
        var widening = Widening(confidence);
        return n / (widening * widening);
    }
}
