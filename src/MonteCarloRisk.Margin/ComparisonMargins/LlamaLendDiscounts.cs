namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>
/// LlamaRisk's discounts of a LlamaLend market, from expected shortfalls of its losses: each rounded up to a whole percent. Source: gov.curve.finance, threads 10884 and 10890.
/// </summary>
/// <param name="ShortfallAtOnePercent">Expected shortfall in the worst 1%, share of value.</param>
/// <param name="ShortfallAtQuarterPercent">Expected shortfall in the worst 0.25%, share of value.</param>
public sealed record LlamaLendDiscounts(double ShortfallAtOnePercent, double ShortfallAtQuarterPercent)
{
    // A shortfall of 0.12 is 12%, also where its binary neighbour lies above.
    private const double Rounding = 1e-9;

    /// <summary>Share of collateral that does not count for liquidation.</summary>
    public double Liquidation => RoundUp(ShortfallAtOnePercent);

    /// <summary>Share of collateral that may not be borrowed against.</summary>
    public double Loan => RoundUp(ShortfallAtQuarterPercent);

    private static double RoundUp(double share) => Math.Ceiling((100 * share) - Rounding) / 100;
}
