using MonteCarloRisk.Domain;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Estimation;

/// <summary>An estimate with the run behind it.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Result">The run.</param>
public sealed record SimulationEstimate(Estimate Estimate, SimulationResult Result)
{
    /// <summary>The mean of a value whose moments start at a tally.</summary>
    public static SimulationEstimate Mean(SimulationResult result, int tally, double level, string method) => ScaledMean(result, tally, 1, level, method);

    /// <summary>A scale times the mean of a value whose moments start at a tally.</summary>
    public static SimulationEstimate ScaledMean(SimulationResult result, int tally, double scale, double level, string method)
    {
        long paths = result.Settings.Paths;
        if (paths < 2) throw new InputException("simulation.paths", "1 path has no standard error; two or more are needed");
        return new SimulationEstimate(
            SampleMean.Estimate(scale * (result.Tallies.Sum(tally) / paths), scale * scale * result.Tallies.Variance(tally, paths), paths, level, method), result);
    }

    /// <summary>The mean of a value between zero and one whose moments start at a tally.</summary>
    public static SimulationEstimate BoundedMean(SimulationResult result, int tally, double level, string method)
    {
        long paths = result.Settings.Paths;
        if (paths < 2) throw new InputException("simulation.paths", "1 path has no standard error; two or more are needed");
        return new SimulationEstimate(Statistics.BoundedMean.Estimate(result.Tallies.Sum(tally) / paths, result.Tallies.Variance(tally, paths), paths, level, method), result);
    }

    /// <summary>The same estimate of a mean of zero or more: its interval goes no lower.</summary>
    public SimulationEstimate OfAmount() => this with { Estimate = Estimate with { Interval = Estimate.Interval with { Lower = Math.Max(0, Estimate.Interval.Lower) } } };

    /// <summary>The same estimate of a probability, see <see cref="WeightedProportion"/>.</summary>
    public SimulationEstimate OfProbability() => this with { Estimate = WeightedProportion.Bounded(Estimate) };

    /// <summary>The probability of the event that a tally counts.</summary>
    public static SimulationEstimate Probability(SimulationResult result, int tally, double level, string method) =>
        new(BinomialProportion.Estimate(result.Tallies[tally], result.Settings.Paths, level, method), result);
}
