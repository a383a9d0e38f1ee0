using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Monitoring;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>What the close-outs of the protocol's accounts cost on a path, within the horizon plus one liquidation delay.</summary>
/// <param name="Slippage">Mean of what sales do not bring, in the numéraire.</param>
/// <param name="Penalty">Mean of what bonus and fee take beside it, in the numéraire.</param>
public sealed record LiquidationCosts(Estimate Slippage, Estimate Penalty)
{
    /// <summary>Reads them from the tallies of a margin plan.</summary>
    /// <param name="run">The run of the plan.</param>
    /// <param name="tally">First tally of the costs.</param>
    /// <param name="terms">What close-outs cost. What costs nothing by them is nothing, whatever the paths.</param>
    /// <param name="untold">Why its weights carry nothing of its close-outs; null where they do, and where paths are counted.</param>
    internal static LiquidationCosts Read(MonitoredRun run, int tally, CloseOutTerms terms, string? untold)
    {
        Estimate Mean(int one) => untold is null ? run.Mean(tally + one) : run.NotTold(untold);
        Estimate Nothing(string reason) => new(0, 0, new ConfidenceInterval(0, 0, run.Level), run.Result.Settings.Paths, $"exact: {reason}");
        return new LiquidationCosts(
            terms.HasSlippage ? Mean(CloseOutBook.Slippage) : Nothing("nothing is said of the liquidity of what is sold, or it has no slippage"),
            terms.HasPenalties ? Mean(CloseOutBook.Penalty) : Nothing("there are no penalties"));
    }
}
