using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>Whether the weights of importance sampling can carry an interval.</summary>
/// <remarks>
/// Three signs of a tilt that misses how the event happens: few paths that count, one path that counts for many, and a mean of the likelihood ratio
/// that is not one. Source: A. Owen, <i>Monte Carlo theory, methods and examples</i>, 2013, section 9.3.
/// </remarks>
/// <param name="Hits">Number of paths with the event.</param>
/// <param name="EffectiveHits">(sum of weights)^2 / sum of squared weights over these: equal weights have as many as hits.</param>
/// <param name="LargestWeightShare">The most that the largest weight is of the sum of weights: up to a quarter more than it is where weights are kept in buckets; where their squares alone are, 1 / sqrt(effective hits).</param>
/// <param name="LikelihoodRatio">Mean of the likelihood ratio over all paths, which is one.</param>
public sealed record WeightDiagnostics(long Hits, double EffectiveHits, double LargestWeightShare, Estimate LikelihoodRatio)
{
    /// <summary>The fewest effective hits that carry an interval: a relative standard error of a tenth.</summary>
    public const double FewestEffectiveHits = 100;

    /// <summary>The largest share of one path that an interval stands.</summary>
    public const double LargestShare = 0.02;

    /// <summary>The largest bound on that share that an interval stands where the weights themselves are not kept: 400 effective hits, a relative standard error of a twentieth.</summary>
    public const double LargestShareBound = 0.05;

    // Squares have units of 2^-92 and what a weight v loses to them is less than v 2^-46, so that above this mean of v, each counted by itself, they are too small by an eighth at most.
    private static readonly double LeastMeanWeight = Math.ScaleB(1, -43);

    // Whether squares of weights are too small to be summed.
    private bool IsBelowSquares { get; init; }

    /// <summary>The largest share that an interval stands here.</summary>
    public double AllowedShare { get; private init; } = LargestShare;

    /// <summary>Standard errors of the mean likelihood ratio from one that are no chance: one in 10^6.</summary>
    public const double FarthestRatio = 4.9;

    /// <summary>What sums of weights and of their squares say: no weight is larger than the root of the sum of squares. Weights whose squares are too small to be summed carry no interval.</summary>
    /// <param name="hits">Number of paths with the event.</param>
    /// <param name="sum">Sum of the weights, each times the defensive share.</param>
    /// <param name="squares">Sum of their squares.</param>
    /// <param name="likelihoodRatio">Mean of the likelihood ratio over all paths.</param>
    public static WeightDiagnostics Of(long hits, double sum, double squares, Estimate likelihoodRatio) =>
        sum > 0 && squares < LeastMeanWeight * sum
            ? new(hits, 0, 1, likelihoodRatio) { AllowedShare = LargestShareBound, IsBelowSquares = true }
            : new(hits, Effective(sum, squares), sum > 0 ? Math.Min(1, Math.Sqrt(squares) / sum) : 0, likelihoodRatio) { AllowedShare = LargestShareBound };

    /// <summary>(sum of weights)^2 / sum of their squares; zero where the squares are too small for a number.</summary>
    internal static double Effective(double sum, double squares) => sum > 0 && squares > 0 ? sum * sum / squares : 0;

    /// <summary>Refuses weights that carry no interval.</summary>
    /// <param name="paths">Number of paths.</param>
    /// <exception cref="InputException">They do not; the message says what would help.</exception>
    public void Refuse(long paths)
    {
        if (Distrust(paths, out _) is { } reason) throw new InputException("simulation", reason);
    }

    /// <summary>Why weights carry no interval and what would help, in one line; null where they do.</summary>
    /// <param name="paths">Number of paths.</param>
    /// <param name="pathsNeeded">Paths that would do, as far as these tell; the paths given where they do, or more would not help.</param>
    public string? Distrust(long paths, out long pathsNeeded)
    {
        pathsNeeded = paths;
        if (IsBelowSquares)
            return "the event is rarer than about 1e-12, and squares of weights that small are below what is summed: no error can be told by importance sampling; a nearer event, or collateral against plain debt without margin rules, can";

        if (EffectiveHits < FewestEffectiveHits)
        {
            string few = FormattableString.Invariant($"{paths} paths hold {EffectiveHits:0.#} effective insolvent paths by importance sampling, and an interval needs {FewestEffectiveHits}; ");
            if (Hits == 0 && !(EffectiveHits > 0)) return few + "more paths may find some";
            double needed = paths * FewestEffectiveHits / EffectiveHits * 1.2;
            pathsNeeded = (long)Math.Min(needed, SimulationSettings.MaximumPaths);
            return few + (needed <= SimulationSettings.MaximumPaths ? FormattableString.Invariant($"{pathsNeeded} paths would hold them") : "no number of paths that can be run would hold them");
        }

        if (LargestWeightShare > AllowedShare)
        {
            pathsNeeded = (long)(paths * LargestWeightShare * LargestWeightShare / (AllowedShare * AllowedShare) * 1.2);
            return FormattableString.Invariant($"one path is {LargestWeightShare:P1} of the estimate by importance sampling, or may be, and an interval stands {AllowedShare:P0}: the tilt misses a way to insolvency, or the paths are too few to tell; more paths, a larger defensiveShare or crude simulation would help");
        }

        return DistrustRatio(LikelihoodRatio);
    }

    /// <summary>Why the weights of an event that some path has carry no interval, in one line; null where they do, or where no path has it: its upper limit then needs no weights.</summary>
    /// <param name="paths">Number of paths.</param>
    public string? DistrustOfHits(long paths) => Hits > 0 ? Distrust(paths, out _) : null;

    /// <summary>Why a mean likelihood ratio makes every weight untrustworthy; null where it does not.</summary>
    /// <param name="ratio">The mean over all paths.</param>
    public static string? DistrustRatio(Estimate ratio)
    {
        double distance = Math.Abs(ratio.Value - 1);
        return distance > FarthestRatio * ratio.StandardError && distance > 1e-6
            ? FormattableString.Invariant($"the mean likelihood ratio is {ratio.Value:0.#####} with standard error {ratio.StandardError:0.#####} where it must be 1: the weights are wrong, or too few paths tell of them; a larger defensiveShare or crude simulation would help")
            : null;
    }
}
