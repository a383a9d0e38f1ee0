namespace MonteCarloRisk.Margin.ComparisonMargins.Derive;

/// <summary>Raises initial requirements while the stable coin is below its peg: by Factor times what its price lacks of the threshold.</summary>
/// <param name="Threshold">Price below which it is held to have lost its peg.</param>
/// <param name="Factor">Rise of the requirement's factor by unit of price.</param>
public sealed record PegLoss(double Threshold, double Factor)
{
    /// <summary>What is added to the factor.</summary>
    /// <param name="stablePrice">Price of the stable coin.</param>
    public double Of(double stablePrice) => Math.Max(0, Threshold - stablePrice) * Factor;
}
