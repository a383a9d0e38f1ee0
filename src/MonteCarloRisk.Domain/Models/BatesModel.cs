namespace MonteCarloRisk.Domain.Models;

/// <summary>
/// Heston's variance with lognormal jumps of the price under the risk-neutral measure, compensated so that the forward has no drift. Source: D. S. Bates, <i>Jumps and
/// stochastic volatility</i>, Review of Financial Studies 9 (1996) 69.
/// </summary>
/// <param name="Variance">The variance process.</param>
/// <param name="JumpIntensity">Expected jumps a year, zero or more.</param>
/// <param name="JumpMean">Mean of a jump of the log price.</param>
/// <param name="JumpDeviation">Standard deviation of a jump of the log price, zero or more.</param>
public sealed record BatesModel(HestonModel Variance, double JumpIntensity, double JumpMean, double JumpDeviation)
{
    /// <summary>Expected relative change of the price in a jump.</summary>
    public double JumpReturn => Math.Exp(JumpMean + (0.5 * JumpDeviation * JumpDeviation)) - 1;
}
