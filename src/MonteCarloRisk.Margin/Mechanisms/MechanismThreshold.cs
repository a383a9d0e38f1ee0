namespace MonteCarloRisk.Margin.Mechanisms;

/// <summary>A liquidation threshold of the mechanisms beside those of the margin rules.</summary>
/// <param name="Asset">The collateral.</param>
/// <param name="Threshold">The threshold of the mechanisms.</param>
/// <param name="InForce">That of the rules in force; null where the rules do not take the asset.</param>
/// <param name="Recommended">The one that meets the target, as recommended; null likewise.</param>
public sealed record MechanismThreshold(string Asset, double Threshold, double? InForce, double? Recommended)
{
    /// <summary>Whether it is above the one that meets the target.</summary>
    public bool IsTooHigh => Recommended is { } solved && Threshold > solved;
}
