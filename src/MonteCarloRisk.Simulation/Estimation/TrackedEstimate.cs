using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Estimation;

/// <summary>The estimate of a plan that its progress shows and its stopping rule watches.</summary>
/// <param name="Label">What it estimates, such as "price".</param>
/// <param name="Tally">First tally of it.</param>
public abstract record TrackedEstimate(string Label, int Tally)
{
    /// <summary>The estimate after some paths.</summary>
    /// <param name="tallies">The merged tallies of these paths.</param>
    /// <param name="paths">Number of paths, one or more.</param>
    /// <param name="level">Confidence level of the interval.</param>
    public abstract Estimate Read(MergedTallies tallies, long paths, double level);

    /// <summary>The mean of a value whose moments start at the tally.</summary>
    /// <param name="Label">What it estimates.</param>
    /// <param name="Tally">First tally of the moments.</param>
    public sealed record Mean(string Label, int Tally) : TrackedEstimate(Label, Tally)
    {
        /// <inheritdoc/>
        public override Estimate Read(MergedTallies tallies, long paths, double level) =>
            SampleMean.Estimate(tallies.Sum(Tally) / paths, tallies.Variance(Tally, paths), paths, level, "crude Monte Carlo");
    }

    /// <summary>The probability of the event that the tally counts.</summary>
    /// <param name="Label">What it estimates.</param>
    /// <param name="Tally">The count.</param>
    public sealed record Probability(string Label, int Tally) : TrackedEstimate(Label, Tally)
    {
        /// <inheritdoc/>
        public override Estimate Read(MergedTallies tallies, long paths, double level) =>
            BinomialProportion.Estimate(tallies[Tally], paths, level, "crude Monte Carlo");
    }
}
