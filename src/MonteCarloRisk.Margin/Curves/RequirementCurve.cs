using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Monitoring;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Curves;

/// <summary>
/// Insolvency probability of one account against its maintenance requirement, from one simulation: at requirement m the account is closed
/// out one liquidation delay after its equity first falls below m times its exposure, and is insolvent if its equity is below zero then.
/// </summary>
public sealed class RequirementCurve
{
    /// <inheritdoc cref="SolvencyTarget.MinimumHits"/>
    public const int MinimumHits = SolvencyTarget.MinimumHits;

    private readonly EdgeProbabilities insolvencies;
    private readonly long paths;
    private readonly double level;

    private RequirementCurve(EdgeProbabilities insolvencies, long paths, double level)
    {
        this.insolvencies = insolvencies;
        this.paths = paths;
        this.level = level;
    }

    private static LogBuckets Edges => AccountTallies.Requirements;

    /// <summary>Reads the curve of an account from the tallies of a margin plan.</summary>
    /// <param name="result">The result of the plan.</param>
    /// <param name="account">Index of the account in the plan.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    public static RequirementCurve Read(SimulationResult result, int account, double level) => Read(new MonitoredRun(result, null, level), account);

    /// <summary>Reads the curve of an account from the weights of a margin plan on tilted paths; other parameters as without them.</summary>
    /// <param name="result">The result of the plan.</param>
    /// <param name="account">Index of the account in the plan.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="weights">Where the weights stand.</param>
    public static RequirementCurve Read(SimulationResult result, int account, double level, MonitoredTallies weights) => Read(new MonitoredRun(result, weights, level), account);

    /// <summary>Reads the curve of an account from a run that may have weights.</summary>
    internal static RequirementCurve Read(MonitoredRun run, int account) =>
        new(run.AtEdges(AccountTallies.Of(account) + AccountTallies.Curve, Edges.Count, ", margin curve"), run.Result.Settings.Paths, run.Level);

    /// <summary>Paths that resolve a target: enough for <see cref="MinimumHits"/>.</summary>
    public static long PathsNeeded(double target) => (long)Math.Ceiling(MinimumHits / target);

    /// <summary>Why a target cannot be resolved with a number of paths; null where it can.</summary>
    public static RequirementFailure? TooFewHits(double target, long paths) => target * paths >= MinimumHits
        ? null
        : new RequirementFailure(
            PathsNeeded(target),
            $"a probability of {target:G3} gives {target * paths:G3} expected hits in {paths:N0} paths; {PathsNeeded(target):N0} paths would give {MinimumHits}");

    /// <summary>Solves for the smallest requirement from which on the insolvency probability stays at or below a target, and gives the curve with it.</summary>
    /// <param name="target">The target, in (0, 1).</param>
    public RequirementSolution Solve(double target)
    {
        Estimate? requirement = Requirement(target, out RequirementFailure? failure);
        return new RequirementSolution(requirement, Points(), failure?.PathsNeeded ?? PathsNeeded(target), failure?.Reason ?? string.Empty);
    }

    /// <summary>Solves for the requirement alone.</summary>
    /// <param name="target">The target, in (0, 1).</param>
    /// <param name="failure">Why there is none; null where there is.</param>
    /// <returns>The requirement, or null.</returns>
    public Estimate? Requirement(double target, out RequirementFailure? failure)
    {
        failure = insolvencies.Refusal(target, out long needed) is { } refusal ? new RequirementFailure(needed, refusal) { IsUntold = true } : null;
        if (failure is not null) return null;

        Crossing crossing = insolvencies.Crossing(target);
        double? value = Smallest(crossing.Value);
        double? upper = Smallest(crossing.Upper);
        double? lower = Smallest(crossing.Lower);
        if (value is null || upper is null || lower is null)
        {
            Estimate best = insolvencies.Told(insolvencies.Count - 1);
            if (best.Untold is { } untold)
            {
                _ = insolvencies.Distrust(insolvencies.Count - 1, out needed);
                failure = new RequirementFailure(needed, untold) { IsUntold = true };
                return null;
            }

            string reached = $"{best.Value:G3} [{best.Interval.Lower:G3}, {best.Interval.Upper:G3}]";
            failure = lower is null
                ? new RequirementFailure(paths, $"no requirement meets {target:G3}: even a close-out of today's position leaves {reached}; a shorter liquidation delay or a lower opening leverage would help")
                : new RequirementFailure(10 * paths, $"the least that a requirement reaches is {reached}, too near {target:G3} to tell with {paths:N0} paths");
            return null;
        }

        // The edge below the crossing has the paths that the crossing hangs on.
        if (insolvencies.Distrust(Math.Max(1, (value.Value == 0 ? 1 : Edges.Bucket(value.Value)) - 1), out needed) is { } reason && !insolvencies.Below(0)(1))
        {
            failure = new RequirementFailure(needed, reason) { IsUntold = true };
            return null;
        }

        // The crossing lies between an edge and the one below it, so the lower end takes the edge below.
        var interval = new ConfidenceInterval(EdgeBelow(lower.Value), upper.Value, level);
        double standardError = (interval.Upper - interval.Lower) / (2 * SampleMean.NormalQuantile(level));
        return new Estimate(value.Value, standardError, interval, paths, insolvencies.CrossingMethod);
    }

    /// <summary>The value of <see cref="Requirement"/> alone, without the search for its interval.</summary>
    /// <param name="target">The target, in (0, 1).</param>
    internal double? Value(double target) => Smallest(insolvencies.Below(target));

    /// <summary>The curve where it moves: its points from the last flat one at the left to the first flat one at the right, without those whose weights carry no interval.</summary>
    public IReadOnlyList<CurvePoint> Points()
    {
        int first = 1;
        while (first < Edges.Count - 2 && insolvencies.AreSame(first + 1, 1)) first++;
        int last = Edges.Count - 1;
        while (last > first + 1 && insolvencies.AreSame(last - 1, insolvencies.Count - 1)) last--;
        const int mostPoints = 200;
        int stride = Math.Max(1, (last - first) / mostPoints);
        var points = new List<CurvePoint>();
        for (int edge = first; edge <= last; edge = edge == last ? last + 1 : Math.Min(edge + stride, last))
        {
            if (insolvencies.Told(edge) is { Untold: null } told) points.Add(new CurvePoint(Edges.Edge(edge), told));
        }

        return points;
    }

    private static double EdgeBelow(double edge)
    {
        int bucket = edge == 0 ? 0 : Edges.Bucket(edge);
        return bucket <= 2 ? 0 : Edges.Edge(bucket - 1);
    }

    // The lowest edge stands for no requirement at all.
    private static double? Smallest(Func<int, bool> meets)
    {
        int edge = Edges.Count;
        while (edge > 1 && meets(edge - 1)) edge--;
        return edge == Edges.Count ? null : edge == 1 ? 0 : Edges.Edge(edge);
    }
}
