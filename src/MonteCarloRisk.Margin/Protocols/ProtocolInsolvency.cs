using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Margin.Protocols;

/// <summary>How likely a protocol has bad debt by a horizon when its mechanisms run on every path, how much, and who pays it.</summary>
/// <param name="Insolvency">Probability of bad debt above zero: realized in liquidations, or debt above the value of its collateral at the horizon.</param>
/// <param name="Beyond">Probability of bad debt that the backstops do not cover.</param>
/// <param name="Liquidation">Probability that somebody is liquidated.</param>
/// <param name="Means">Means per path, in the numéraire.</param>
/// <param name="Counts">Mean number of events per path.</param>
public sealed record ProtocolInsolvency(SimulationEstimate Insolvency, Estimate Beyond, Estimate Liquidation, ProtocolMeans Means, IReadOnlyList<ProtocolCount> Counts)
{
    private const string Method = "crude Monte Carlo";

    // Paths that are followed at most in search of bad ones; some two seconds.
    private const long MostFollowed = 1 << 14;

    /// <summary>Value at risk and expected shortfall of the bad debt, by tail level.</summary>
    public required IReadOnlyList<TailRisk> BadDebt { get; init; }

    /// <summary>The same of the value liquidated.</summary>
    public required IReadOnlyList<TailRisk> Liquidated { get; init; }

    /// <summary>The first paths with bad debt and what happened on them; none where the paths that were looked through have none.</summary>
    public required IReadOnlyList<ProtocolPath> Failures { get; init; }

    /// <summary>Paths that were looked through for them.</summary>
    public required long Followed { get; init; }

    /// <summary>Runs a protocol.</summary>
    /// <param name="runner">Runs the simulation.</param>
    /// <param name="model">The model, under the real-world measure.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="dates">The dates on which its mechanisms run.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <param name="tailLevels">Tail levels, ascending.</param>
    /// <param name="failures">Paths with bad debt that are told at most.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static ProtocolInsolvency Estimate(
        SimulationRunner runner,
        PriceModel model,
        LendingProtocol protocol,
        MonitoringDates dates,
        SimulationSettings settings,
        IReadOnlyList<double> tailLevels,
        int failures,
        double level,
        CancellationToken cancellation = default)
    {
        SimulationPlan plan = ProtocolPlan.Create(model, protocol, dates, settings);
        SimulationResult result = runner.Run(plan, cancellation);
        long paths = result.Settings.Paths;
        if (paths < 2) throw new InputException("simulation.paths", "1 path has no standard error; two or more are needed");
        LogBuckets buckets = ProtocolLosses.Buckets(model, protocol);
        ProtocolMeans means = ProtocolMeans.Read(result, level, Method);
        TailRisk[] Tail(int tally, Estimate mean) => [.. tailLevels.Select(tailLevel => Bounded(Distribution(result, buckets, tally).At(tailLevel, level, Method), mean))];
        (IReadOnlyList<ProtocolPath> found, long followed) = Failing(plan, result, failures, cancellation);
        return new ProtocolInsolvency(
            SimulationEstimate.Probability(result, ProtocolTallies.Insolvencies, level, Method),
            BinomialProportion.Estimate(result.Tallies[ProtocolTallies.BeyondBackstop], paths, level, Method),
            BinomialProportion.Estimate(result.Tallies[ProtocolTallies.WithLiquidation], paths, level, Method),
            means,
            [.. Enum.GetValues<ProtocolEventKind>().Select(kind => new ProtocolCount(kind, (double)result.Tallies[(int)kind] / paths))])
        {
            BadDebt = Tail(ProtocolTallies.BadDebtBuckets, means.BadDebt),
            Liquidated = Tail(ProtocolTallies.LiquidatedBuckets, means.Liquidated),
            Failures = found,
            Followed = followed,
        };
    }

    private static (IReadOnlyList<ProtocolPath> Found, long Followed) Failing(SimulationPlan plan, SimulationResult result, int most, CancellationToken cancellation)
    {
        var found = new List<ProtocolPath>();
        if (result.Tallies[ProtocolTallies.Insolvencies] == 0 || most == 0) return (found, 0);
        long last = Math.Min(result.Settings.Paths, MostFollowed);
        long path = 0;
        while (path < last && found.Count < most)
        {
            cancellation.ThrowIfCancellationRequested();
            ProtocolPath followed = ProtocolTrace.Follow(plan, path++);
            if (followed.BadDebt > 0) found.Add(followed);
        }

        return (found, path);
    }

    private static LossDistribution Distribution(SimulationResult result, LogBuckets buckets, int tally)
    {
        var groups = new List<LossGroup>();
        long above = 0;
        for (int bucket = 0; bucket < buckets.Count; bucket++)
        {
            long paths = result.Tallies[tally + bucket];
            if (paths == 0) continue;
            above += paths;
            groups.Add(new LossGroup(bucket == 0 ? 0 : buckets.Edge(bucket), bucket == buckets.Count - 1 ? double.PositiveInfinity : buckets.Edge(bucket + 1), paths));
        }

        long none = result.Settings.Paths - above;
        return new LossDistribution(none > 0 ? [new LossGroup(0, 0, none), .. groups] : [.. groups], least: 0);
    }

    // Where no path lost anything, the shortfall is at most the mean loss over the tail's share.
    private static TailRisk Bounded(TailRisk risk, Estimate mean)
    {
        double upper = mean.Interval.Upper / OrderStatistics.Beyond(risk.TailLevel);
        return mean.Value == 0 && double.IsFinite(upper)
            ? risk with { ExpectedShortfall = risk.ExpectedShortfall with { Interval = risk.ExpectedShortfall.Interval with { Upper = upper }, Method = $"{Method}, no loss seen: mean loss at its upper end over the tail's share" } }
            : risk;
    }
}
