using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.CommonRandomNumbers;

/// <summary>What the simulation of a market by one seed counts.</summary>
/// <param name="Paths">Its paths.</param>
/// <param name="Insolvencies">Paths on which the protocol has bad debt.</param>
/// <param name="BadDebt">Sum of the bad debt over the paths, in the numéraire.</param>
/// <param name="CloseOuts">By collateral: paths by the price at the close-out of the worst placed borrower.</param>
internal sealed record ReplicatedCounts(long Paths, long Insolvencies, double BadDebt, IReadOnlyList<PriceCounts> CloseOuts)
{
    public static ReplicatedCounts Read(RuledMarket market, SimulationResult result) => new(
        result.Settings.Paths,
        result.Tallies[AccountTallies.ProtocolInsolvencies],
        result.Tallies.Sum(AccountTallies.ProtocolLoss),
        [.. market.CollateralAssets.Select((asset, i) => PriceCounts.Read(result, market.PriceDistributions(i) + AccountTallies.CloseOuts, market.PriceFloor(asset)))]);
}
