using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Tails;

/// <summary>
/// The range of fitted degrees of freedom. At the fewest, 1, a sample with up to half of its values equal still has a likelihood with a maximum; beyond the most, 200,
/// a quantile at 1e-6 differs from the normal's by less than 3%, which no sample of returns resolves.
/// </summary>
public static class DegreesRange
{
    /// <summary>The fewest degrees of freedom.</summary>
    public const double Fewest = 1;

    /// <summary>The most degrees of freedom.</summary>
    public const double Most = 200;

    internal const double LowestInverse = 1 / Most, HighestInverse = 1 / Fewest;

    const double Nearness = 1e-4;

    internal static DegreesBound BoundOf(double inverse) =>
        inverse >= HighestInverse * (1 - Nearness) ? DegreesBound.Fewest
        : inverse <= LowestInverse * (1 + 10 * Nearness) ? DegreesBound.Most
        : DegreesBound.None;

    /// <summary>Degrees of freedom from their inverse: the interval turns over, the standard error is the delta method's.</summary>
    internal static Estimate FromInverse(Estimate inverse) => new(
        1 / inverse.Value,
        inverse.StandardError / (inverse.Value * inverse.Value),
        new ConfidenceInterval(1 / inverse.Interval.Upper, 1 / inverse.Interval.Lower, inverse.Interval.Level),
        inverse.SampleCount,
        inverse.Method);
}
