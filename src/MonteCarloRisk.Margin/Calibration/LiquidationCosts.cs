using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>What the close-outs of the protocol's accounts cost on a path, within the horizon plus one liquidation delay.</summary>
/// <param name="Slippage">Mean of what sales do not bring, in the numéraire.</param>
/// <param name="Penalty">Mean of what bonus and fee take beside it, in the numéraire.</param>
public sealed record LiquidationCosts(Estimate Slippage, Estimate Penalty)
{
    /// <summary>Reads them from the tallies of a margin plan.</summary>
    /// <param name="result">The result of the plan.</param>
    /// <param name="tally">First tally of the costs.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    internal static LiquidationCosts Read(SimulationResult result, int tally, double level) =>
        new(Mean(result, tally + CloseOutBook.Slippage, level), Mean(result, tally + CloseOutBook.Penalty, level));

    private static Estimate Mean(SimulationResult result, int tally, double level)
    {
        Estimate mean = SampleMean.Estimate(result.Tallies.Sum(tally) / result.Settings.Paths, result.Tallies.Variance(tally, result.Settings.Paths), result.Settings.Paths, level, "crude Monte Carlo");
        return mean with { Interval = mean.Interval with { Lower = Math.Max(0, mean.Interval.Lower) } };
    }
}
