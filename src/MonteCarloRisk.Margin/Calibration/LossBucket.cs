using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>Paths whose loss lies in [Lower, Upper).</summary>
/// <param name="Lower">Lower end in the numéraire, above zero.</param>
/// <param name="Upper">Upper end in the numéraire; infinity for the last.</param>
/// <param name="Paths">Number of paths; of weighted ones those that would be expected by counting, in fractions, and not a number where the weights do not carry <see cref="Above"/>.</param>
public readonly record struct LossBucket(double Lower, double Upper, double Paths)
{
    /// <summary>The probability of a loss at the lower end or above it, where paths have weights; null where counting them says it all.</summary>
    public Estimate? Above { get; init; }
}
