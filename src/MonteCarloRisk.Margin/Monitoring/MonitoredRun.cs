using MonteCarloRisk.Domain;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Monitoring;

/// <summary>Reads what a run of a margin plan counted: paths, or the weights of tilted paths.</summary>
/// <param name="Result">The run.</param>
/// <param name="Weights">Where the weights stand; null where paths are counted.</param>
/// <param name="Level">Confidence level of the intervals.</param>
internal sealed record MonitoredRun(SimulationResult Result, MonitoredTallies? Weights, double Level)
{
    private const string Tilted = "importance sampling";
    private const string Unhit = ", no hit: Clopper-Pearson over the defensive share";

    /// <summary>How the numbers are made.</summary>
    public string Method => Weights is null ? "crude Monte Carlo" : Tilted;

    /// <summary>The most that the probability of an event is which no path has: at most one over the defensive share of how often tilted paths have it.</summary>
    public double Unseen => BinomialProportion.Upper(0, Paths, Level) / (Weights?.DefensiveShare ?? 1);

    /// <summary>Why the mean likelihood ratio makes every weight untrustworthy; null where it does not.</summary>
    public string? RatioDistrust => Weights is null ? null : WeightDiagnostics.DistrustRatio(MeanRatio(Weights));

    private long Paths => Result.Settings.Paths;

    /// <summary>The probability of what a tally counts; not told where its weights carry no interval.</summary>
    public Estimate Probability(int tally) => Distrust(tally) is { } reason ? NotTold(reason) : Measured(tally);

    /// <summary>The same probability whether its weights carry it or not: for who refuses all of the answer by its <see cref="Diagnostics"/>.</summary>
    public Estimate Measured(int tally) => Weights is null
        ? BinomialProportion.Estimate(Result.Tallies[tally], Paths, Level, Method)
        : Weighted(Result.Tallies.Weights(Weights.Weight(tally)), Result.Tallies.SquaredWeights(Weights.Weight(tally)), Method);

    /// <summary>An estimate of this run that its weights do not carry.</summary>
    /// <param name="reason">Why, and what would help.</param>
    public Estimate NotTold(string reason) => Estimate.NotTold(Level, Paths, Method, reason);

    /// <summary>Paths that a tally counts; of weighted ones those that would be expected without tilts, in fractions, and not a number where their weights carry no interval.</summary>
    public double PathsWith(int tally) => Weights is null ? Result.Tallies[tally] : Distrust(tally) is null ? Share(Result.Tallies.Weights(Weights.Weight(tally))) * Paths : double.NaN;

    /// <summary>The probability of an event given another that comes with it or before it. Of weighted paths, whose weights differ by date, the relative errors add up at most.</summary>
    /// <param name="both">The tally of both.</param>
    /// <param name="one">The tally of the other, which is hit.</param>
    /// <param name="method">What is given, put behind how the paths were made.</param>
    public Estimate Given(int both, int one, string method)
    {
        if (Weights is null) return BinomialProportion.Estimate(Result.Tallies[both], Result.Tallies[one], Level, Method + method);

        (Estimate joint, Estimate given) = (Probability(both), Probability(one));
        if ((joint.Untold ?? given.Untold) is { } reason) return NotTold(reason);
        double value = Math.Min(1, joint.Value / given.Value);
        double error = value * ((joint.StandardError / joint.Value) + (given.StandardError / given.Value));
        double half = SampleMean.NormalQuantile(Level) * error;
        return WeightedProportion.Bounded(new Estimate(value, error, new ConfidenceInterval(value - half, value + half, Level), Result.Tallies[one], $"{Method}{method}, relative errors added up, an upper bound"));
    }

    /// <summary>The mean of an amount of zero or more whose moments start at a tally.</summary>
    public Estimate Mean(int tally)
    {
        if (Paths < 2) throw new InputException("simulation.paths", "1 path has no standard error; two or more are needed");
        double scale = 1 / (Weights?.DefensiveShare ?? 1);
        Estimate mean = SampleMean.Estimate(scale * (Result.Tallies.Sum(tally) / Paths), scale * scale * Result.Tallies.Variance(tally, Paths), Paths, Level, Method);
        return mean with { Interval = mean.Interval with { Lower = Math.Max(0, mean.Interval.Lower) } };
    }

    /// <summary>The mean date of the breaches of an account; null where there is none, or their weights carry no interval.</summary>
    public double? MeanBreachDate(int account)
    {
        int tally = AccountTallies.Of(account);
        if (Result.Tallies[tally + AccountTallies.Breaches] == 0 || Distrust(tally + AccountTallies.Breaches) is not null) return null;
        return Weights is null
            ? (double)Result.Tallies[tally + AccountTallies.BreachDates] / Result.Tallies[tally + AccountTallies.Breaches]
            : Result.Tallies.Sum(Weights.BreachDates(account)) / Result.Tallies.Weights(Weights.Weight(tally + AccountTallies.Breaches));
    }

    /// <summary>The probability at each edge from tallies of what is added at the first edge of an event and taken away behind its last.</summary>
    /// <param name="first">The first tally.</param>
    /// <param name="count">How many edges there are.</param>
    /// <param name="method">What is read, put behind how the paths were made.</param>
    public EdgeProbabilities AtEdges(int first, int count, string method) => Running(first, count, 0, $"{Method}{method}");

    /// <summary>The probability of lying below each edge, from tallies by bucket.</summary>
    /// <param name="first">The first tally.</param>
    /// <param name="count">How many edges there are.</param>
    public EdgeProbabilities Below(int first, int count) => Running(first, count, 1, Method);

    /// <summary>Paths by bucket of what only grows along a path; of weighted paths those that would be expected without tilts, in fractions.</summary>
    /// <param name="first">The first tally.</param>
    /// <param name="count">Number of buckets.</param>
    public double[] PathsByBucket(int first, int count)
    {
        if (Weights is null) return [.. Enumerable.Range(0, count).Select(bucket => (double)Result.Tallies[first + bucket])];

        // What is added at an edge is all that lies above it, and what is taken away what does not lie above the next; the lowest edge is that of bucket 1.
        double[] above = [.. Enumerable.Range(0, count).Select(AtEdges(first, count, string.Empty).At).Select(estimate => estimate.Value * Paths), 0];
        return [.. Enumerable.Range(0, count).Select(bucket => Math.Max(0, above[bucket] - above[bucket + 1]))];
    }

    /// <summary>What the weights of an event say; null where paths are counted.</summary>
    /// <param name="tally">The event's tally.</param>
    public WeightDiagnostics? Diagnostics(int tally) => Weights is null ? null : WeightDiagnostics.Of(
        Result.Tallies[tally], Result.Tallies.Weights(Weights.Weight(tally)), Result.Tallies.SquaredWeights(Weights.Weight(tally)), MeanRatio(Weights));

    /// <summary>Why the weights of an event carry no interval; null where they do, where no path has it, and where paths are counted.</summary>
    /// <param name="tally">The event's tally.</param>
    public string? Distrust(int tally) => Diagnostics(tally)?.DistrustOfHits(Paths);

    /// <summary>A probability from the sum of weights and that of their squares.</summary>
    public Estimate Weighted(double sum, double squares, string method)
    {
        double share = Weights!.DefensiveShare;
        if (!(sum > 0)) return new Estimate(0, 0, new ConfidenceInterval(0, Math.Min(1, Unseen), Level), Paths, method + Unhit);
        return WeightedProportion.Bounded(SampleMean.Estimate(sum / share / Paths, MergedTallies.WeightVariance(sum, squares, Paths) / (share * share), Paths, Level, method));
    }

    /// <summary>The probability from a sum of weights alone, at most one.</summary>
    public double Share(double sum) => Math.Min(1, sum / Weights!.DefensiveShare / Paths);

    /// <summary>Why weights carry no interval; null where they do.</summary>
    public string? Distrust(double sum, double squares, out long pathsNeeded) => WeightDiagnostics.Of(0, sum, squares, MeanRatio(Weights!)).Distrust(Paths, out pathsNeeded);

    private Estimate MeanRatio(MonitoredTallies weights) => SimulationEstimate.Mean(Result, weights.Ratio, Level, Tilted).Estimate;

    // At an edge the sum of the tallies up to it, or up to so many before it.
    private EdgeProbabilities Running(int first, int count, int before, string method) =>
        Weights is null ? new CountedEdges(Counts(first, count, before), Paths, Level, method) : Weighted(Weights, first, count, before, method);

    private long[] Counts(int first, int count, int before)
    {
        long[] hits = new long[count];
        for (int edge = before; edge < count; edge++) hits[edge] = (edge > before ? hits[edge - 1] : 0) + Result.Tallies[first + edge - before];
        return hits;
    }

    private WeightedEdges Weighted(MonitoredTallies weights, int first, int count, int before, string method)
    {
        var sums = new Int128[count];
        var squares = new Int128[count];
        for (int edge = before; edge < count; edge++)
        {
            int tally = weights.Weight(first + edge - before);
            sums[edge] = (edge > before ? sums[edge - 1] : 0) + WeightSum.Weights(Tally, tally);
            squares[edge] = (edge > before ? squares[edge - 1] : 0) + WeightSum.Squares(Tally, tally);
        }

        return new WeightedEdges(this, sums, squares, Counts(first, count, before).All(hits => hits == 0 || hits == Paths), method);
    }

    private long Tally(int tally) => Result.Tallies[tally];
}
