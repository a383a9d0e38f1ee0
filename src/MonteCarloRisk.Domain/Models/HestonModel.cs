namespace MonteCarloRisk.Domain.Models;

/// <summary>
/// Stochastic variance under the risk-neutral measure: dF/F = sqrt(v) dW, dv = κ(θ - v) dt + σ sqrt(v) dZ, with correlation ρ of W and Z. Source: S. L. Heston, <i>A closed-form
/// solution for options with stochastic volatility</i>, Review of Financial Studies 6 (1993) 327.
/// </summary>
/// <param name="InitialVariance">v today, volatility² per year, above zero.</param>
/// <param name="MeanReversion">κ per year, above zero.</param>
/// <param name="LongRunVariance">θ, volatility² per year, above zero.</param>
/// <param name="VolatilityOfVariance">σ per year, above zero.</param>
/// <param name="Correlation">ρ, between -1 and 1.</param>
public sealed record HestonModel(double InitialVariance, double MeanReversion, double LongRunVariance, double VolatilityOfVariance, double Correlation)
{
    /// <summary>2κθ/σ²: below 1 the variance touches zero.</summary>
    public double FellerRatio => 2 * MeanReversion * LongRunVariance / (VolatilityOfVariance * VolatilityOfVariance);
}
