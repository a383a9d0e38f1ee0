namespace MonteCarloRisk.Margin.ComparisonMargins.Perpetuals;

/// <summary>
/// A liquidity tier of dYdX v4: initial fraction scaled by open interest, min(1, base + max(0, (interest - lower) / (upper - lower) * (1 - base))), maintenance fraction base * MaintenanceShare
/// whatever the interest. Source: dydxprotocol/v4-chain, x/perpetuals/types/liquidity_tier.go and testing/genesis.sh.
/// </summary>
/// <param name="Name">The tier's name.</param>
/// <param name="InitialFraction">Base of the initial requirement, share of notional.</param>
/// <param name="MaintenanceShare">Maintenance over base.</param>
/// <param name="LowerCap">Open interest from which the initial fraction rises, in the numéraire.</param>
/// <param name="UpperCap">Open interest at which it reaches 1; zero where it does not depend on it.</param>
public sealed record LiquidityTier(string Name, double InitialFraction, double MaintenanceShare, double LowerCap = 0, double UpperCap = 0)
{
    private const double Million = 1e6;

    /// <summary>The tiers of the genesis file.</summary>
    public static IReadOnlyList<LiquidityTier> Genesis { get; } =
    [
        new("Large-Cap", .02, .6),
        new("Mid-Cap", .05, .6, 40 * Million, 100 * Million),
        new("Small-Cap", .1, .5, 20 * Million, 50 * Million),
        new("Long-Tail", .2, .5, 5 * Million, 10 * Million),
        new("Safety", 1, .2, 2 * Million, 5 * Million),
        new("Isolated", .05, .6, .5 * Million, Million),
        new("FX", .01, .5, .5 * Million, Million),
    ];

    /// <summary>Maintenance fraction of notional.</summary>
    public double MaintenanceFraction => InitialFraction * MaintenanceShare;

    /// <summary>Initial fraction of notional at an open interest.</summary>
    /// <param name="openInterest">Open interest in the numéraire.</param>
    public double InitialAt(double openInterest) => UpperCap == 0
        ? InitialFraction
        : Math.Min(1, InitialFraction + Math.Max(0, (openInterest - LowerCap) / (UpperCap - LowerCap) * (1 - InitialFraction)));
}
