using MathNet.Numerics.Distributions;

namespace MonteCarloRisk.Calibration.Volatility.Errors;

/// <summary>Standard normal errors.</summary>
public sealed record NormalErrors : IErrorDistribution
{
    /// <inheritdoc/>
    public string Name => "normal";

    /// <summary>sqrt(2 / pi).</summary>
    public double MeanAbsolute => Math.Sqrt(2 / Math.PI);

    /// <inheritdoc/>
    public double Probability(double z) => Normal.CDF(0, 1, z);

    /// <inheritdoc/>
    public double Quantile(double probability) => Normal.InvCDF(0, 1, probability);

    /// <summary>-density(z) / probability, z the quantile.</summary>
    /// <param name="probability">In (0, 1).</param>
    public double LowerTailMean(double probability) => -Normal.PDF(0, 1, Quantile(probability)) / probability;
}
