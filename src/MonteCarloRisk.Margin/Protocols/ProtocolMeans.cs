using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Protocols;

/// <summary>Means per path of what a protocol's ledger adds up, in the numéraire.</summary>
/// <param name="BadDebt">Bad debt.</param>
/// <param name="PaidByFund">What the insurance fund pays of it.</param>
/// <param name="PaidByStakers">What slashed tokens pay.</param>
/// <param name="Socialized">What lenders bear.</param>
/// <param name="Liquidated">Collateral that borrowers lose in liquidations, at the market's price.</param>
/// <param name="Repaid">Debt that liquidations repay.</param>
/// <param name="BorrowersLoss">Collateral lost less debt repaid.</param>
/// <param name="KeeperProfit">What keepers earn after gas and slippage.</param>
/// <param name="Revenue">What the protocol takes in penalties, fees and reserves, less incentives paid.</param>
public sealed record ProtocolMeans(
    Estimate BadDebt,
    Estimate PaidByFund,
    Estimate PaidByStakers,
    Estimate Socialized,
    Estimate Liquidated,
    Estimate Repaid,
    Estimate BorrowersLoss,
    Estimate KeeperProfit,
    Estimate Revenue)
{
    internal static ProtocolMeans Read(SimulationResult result, double mostDebt, double level, string method)
    {
        long paths = result.Settings.Paths;
        Estimate Of(int slot, bool isSigned = false) => ProtocolMeans.Of(result, ProtocolTallies.MomentsOf(slot), level, method, isSigned);

        // Bad debt that no path has is at most all debt, at the upper end of its probability.
        Estimate Loss(int slot)
        {
            Estimate mean = Of(slot);
            return mean.Value > 0 || !double.IsFinite(mostDebt) ? mean
                : mean with { Interval = new ConfidenceInterval(0, BinomialProportion.Estimate(0, paths, level, method).Interval.Upper * mostDebt, level), Method = $"{method}, no loss seen: all debt at the upper probability" };
        }

        return new ProtocolMeans(
            Loss(PathLedger.BadDebt),
            Loss(PathLedger.PaidByFund),
            Loss(PathLedger.PaidByStakers),
            Loss(PathLedger.Socialized),
            Of(PathLedger.Liquidated),
            Of(PathLedger.Repaid),
            Of(PathLedger.BorrowersLoss, isSigned: true),
            Of(PathLedger.KeeperProfit, isSigned: true),
            Of(PathLedger.Revenue, isSigned: true));
    }

    /// <summary>The mean of a value whose moments start at a tally.</summary>
    internal static Estimate Of(SimulationResult result, int tally, double level, string method, bool isSigned = false)
    {
        long paths = result.Settings.Paths;
        Estimate mean = SampleMean.Estimate(result.Tallies.Sum(tally) / paths, result.Tallies.Variance(tally, paths), paths, level, method);
        return isSigned ? mean : mean with { Interval = mean.Interval with { Lower = Math.Max(0, mean.Interval.Lower) } };
    }
}
