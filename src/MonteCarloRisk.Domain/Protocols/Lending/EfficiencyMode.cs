namespace MonteCarloRisk.Domain.Protocols.Lending;

/// <summary>A category of assets whose prices move together, with a threshold and a bonus of its own for positions that hold and owe nothing else (Aave's e-mode).</summary>
/// <param name="Assets">The assets, two or more.</param>
/// <param name="LiquidationThreshold">A position is unhealthy where its debt is above this fraction of its collateral's value; in (0, 1].</param>
/// <param name="Bonus">What a liquidator gets above what it repays, a fraction.</param>
public sealed record EfficiencyMode(IReadOnlyList<string> Assets, double LiquidationThreshold, double Bonus)
{
    /// <summary>What each asset is worth against the others, whatever their markets and oracles tell: the category's own oracle, under which all are worth one in Aave 3.0; null where the assets' oracles hold.</summary>
    public IReadOnlyDictionary<string, double>? Prices { get; init; }
}
