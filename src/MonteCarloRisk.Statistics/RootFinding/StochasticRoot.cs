using System.Globalization;

namespace MonteCarloRisk.Statistics.RootFinding;

/// <summary>Where an increasing function, known by simulation only, reaches a target.</summary>
/// <remarks>
/// All estimates of one number of paths take the same random numbers, so they are one function of the parameter, whose crossing bisection finds: retrospective approximation, on samples that grow
/// fourfold, each stage within what the one before left open (H. Chen, B. Schmeiser, "Stochastic root finding via retrospective approximation", IIE Transactions 33 (2001) 259;
/// R. Pasupathy, S. Kim, "The stochastic root-finding problem: overview, solutions, and open questions", ACM Transactions on Modeling and Computer Simulation 21 (2011) 19). The interval holds every
/// parameter whose own interval holds the target. At the true root that interval holds it with its own level, so the set covers the root with that level, whatever was searched before; where the
/// sample's function and its limits increase, as counts do that only ever gain hits, the set is an interval and bisection finds its ends. They are rounded outwards by the tolerance.
/// </remarks>
public static class StochasticRoot
{
    /// <summary>Finds where the function reaches a target.</summary>
    /// <param name="estimate">Estimates the function at a parameter from a number of paths, always with the same random numbers.</param>
    /// <param name="target">The target.</param>
    /// <param name="search">Where and how it is looked for.</param>
    /// <exception cref="ArgumentException">The search is empty.</exception>
    public static RootEstimate Find(Func<double, long, Estimate> estimate, double target, RootSearch search)
    {
        if (!(search.Lower < search.Upper && search.Tolerance > 0 && search.FirstPaths >= 1 && search.LastPaths >= search.FirstPaths)) throw new ArgumentException("the search is empty", nameof(search));
        var at = new Evaluations(estimate);
        (double lower, double upper) = (search.Lower, search.Upper);
        IReadOnlyList<long> stages = search.Stages();
        foreach (long paths in stages.SkipLast(1))
        {
            (lower, upper) = (
                Crossing(at, paths, one => one.Interval.Upper, target, lower, upper, search.Tolerance).Below ?? lower,
                Crossing(at, paths, one => one.Interval.Lower, target, lower, upper, search.Tolerance).Above ?? upper);
        }

        // What earlier stages left out is no more than a start: the last stage looks beyond it where it has to.
        long last = stages[^1];
        lower = Widened(at, last, lower, search.Lower, one => one.Interval.Upper < target);
        upper = Widened(at, last, upper, search.Upper, one => one.Interval.Lower > target);
        if (at[lower, last].Interval.Lower > target) return at.Found(null, Text($"at {lower:R}, the lowest, it is above the target already")) with { Place = RootPlace.Below };
        if (at[upper, last].Interval.Upper < target) return at.Found(null, Text($"at {upper:R}, the highest, it is still below the target")) with { Place = RootPlace.Above };

        (double? Below, double? Above) root = Crossing(at, last, one => one.Value, target, lower, upper, search.Tolerance);
        double? from = Crossing(at, last, one => one.Interval.Upper, target, lower, upper, search.Tolerance).Below;
        double? to = Crossing(at, last, one => one.Interval.Lower, target, lower, upper, search.Tolerance).Above;
        double value = ((root.Below ?? lower) + (root.Above ?? upper)) / 2;
        double level = at[lower, last].Interval.Level;
        var interval = new ConfidenceInterval(from ?? lower, to ?? upper, level);
        string open = (from, to) switch
        {
            (null, null) => "what was searched is all within the interval; more paths would tell",
            (null, _) => "the interval may go on below what was searched",
            (_, null) => "the interval may go on above what was searched",
            _ => string.Empty,
        };
        return at.Found(
            new Estimate(value, (interval.Upper - interval.Lower) / (2 * SampleMean.NormalQuantile(level)), interval, last, "retrospective approximation, common random numbers, inverted interval"),
            open);
    }

    // Halves the distance to the end of the search until the end is told apart from the target, or is all there is.
    private static double Widened(Evaluations at, long paths, double start, double end, Func<Estimate, bool> isTold)
    {
        double here = start;
        for (int halving = 0; halving < 3 && here != end && !isTold(at[here, paths]); halving++) here = (here + end) / 2;
        return isTold(at[here, paths]) ? here : end;
    }

    // The last parameter below the target and the first above it, a tolerance apart; null where the end of the bracket is on the other side.
    private static (double? Below, double? Above) Crossing(Evaluations at, long paths, Func<Estimate, double> value, double target, double lower, double upper, double tolerance)
    {
        if (value(at[lower, paths]) >= target) return (null, lower);
        if (value(at[upper, paths]) <= target) return (upper, null);
        while (upper - lower > tolerance)
        {
            double middle = (lower + upper) / 2;
            if (middle <= lower || middle >= upper) break;
            if (value(at[middle, paths]) < target) lower = middle;
            else upper = middle;
        }

        return (lower, upper);
    }

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    private sealed class Evaluations(Func<double, long, Estimate> estimate)
    {
        private readonly Dictionary<(double Parameter, long Paths), Estimate> made = [];

        public Estimate this[double parameter, long paths]
        {
            get
            {
                if (!made.TryGetValue((parameter, paths), out Estimate? found)) made[(parameter, paths)] = found = estimate(parameter, paths);
                return found;
            }
        }

        public RootEstimate Found(Estimate? root, string reason) => new(root, reason, made.Count, made.Keys.Sum(one => one.Paths));
    }
}
