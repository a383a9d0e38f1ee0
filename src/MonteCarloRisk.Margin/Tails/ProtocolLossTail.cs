using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Margin.Tails;

/// <summary>The tail of what a protocol loses and liquidates on a path, within the horizon plus one liquidation delay.</summary>
/// <param name="BadDebt">Value at risk and expected shortfall of the bad debt (loss at risk), by tail level, in the numéraire.</param>
/// <param name="Liquidations">The same of the value liquidated (liquidations at risk): the collateral of the accounts that are closed out, at the prices of their close-outs.</param>
/// <param name="ExpectedLiquidations">Mean value liquidated, in the numéraire.</param>
/// <param name="Backstop">What happens beyond the insurance fund; null where nothing is said of one.</param>
public sealed record ProtocolLossTail(
    IReadOnlyList<TailRisk> BadDebt,
    IReadOnlyList<TailRisk> Liquidations,
    Estimate ExpectedLiquidations,
    BackstopOutcome? Backstop);
