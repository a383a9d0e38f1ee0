using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>Reads the tracked estimate of a plan from what is merged.</summary>
public static class RunningEstimate
{
    private const string Method = "crude Monte Carlo";
    private const string WeightedMethod = "importance sampling";

    /// <summary>The estimate after some paths.</summary>
    /// <param name="tracked">What is estimated.</param>
    /// <param name="tallies">The merged tallies of these paths.</param>
    /// <param name="paths">Number of paths, one or more.</param>
    /// <param name="level">Confidence level of the interval.</param>
    public static Estimate Read(this TrackedEstimate tracked, MergedTallies tallies, long paths, double level) => tracked switch
    {
        TrackedEstimate.Probability => BinomialProportion.Estimate(tallies[tracked.Tally], paths, level, Method),
        TrackedEstimate.Weighted weighted => WeightedProportion.Bounded(SampleMean.Estimate(
            weighted.Scale * (tallies.Sum(tracked.Tally) / paths), weighted.Scale * weighted.Scale * tallies.Variance(tracked.Tally, paths), paths, level, WeightedMethod)),
        TrackedEstimate.WeightSums sums => WeightedProportion.Bounded(SampleMean.Estimate(
            sums.Scale * (tallies.Weights(sums.Tally) / paths), sums.Scale * sums.Scale * tallies.WeightVariance(sums.Tally, paths), paths, level, WeightedMethod)),
        TrackedEstimate.Replicated replicated => WeightedProportion.Bounded(Read(replicated, tallies, paths, level)),
        _ => SampleMean.Estimate(tallies.Sum(tracked.Tally) / paths, tallies.Variance(tracked.Tally, paths), paths, level, Method),
    };

    // Unit u of the paths is summed in replicate u modulo their number; paths behind the last whole unit, of a run that was cut short, count in the unit that they begin.
    private static Estimate Read(TrackedEstimate.Replicated replicated, MergedTallies tallies, long paths, double level)
    {
        long units = (paths + replicated.UnitPaths - 1) / replicated.UnitPaths;
        int replicates = (int)Math.Min(units, StratifiedTallies.Replicates);
        double[] sums = [.. Enumerable.Range(0, replicates).Select(replicate => replicated.Scale / replicated.UnitPaths * tallies.Sum(replicated.Tally + (replicate * ExactSum.Tallies)))];
        long[] parts = [.. Enumerable.Range(0, replicates).Select(replicate => (units / replicates) + (replicate < units % replicates ? 1 : 0))];
        return replicates < 2 ? new Estimate(sums[0], double.NaN, new ConfidenceInterval(0, double.PositiveInfinity, level), paths, WeightedMethod) : ReplicateMean.Estimate(sums, parts, paths, level, WeightedMethod);
    }
}
