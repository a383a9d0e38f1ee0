using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Margin.Tails;
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
public sealed record LendingProtocolInsolvency(SimulationEstimate Insolvency, Estimate Beyond, Estimate Liquidation, ProtocolMeans Means, IReadOnlyList<ProtocolCount> Counts)
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

    /// <summary>Means per path of what its liquidations add up beside the ledger.</summary>
    public required IReadOnlyDictionary<ProtocolMeasure, Estimate> Measures { get; init; }

    /// <summary>Means per path of what its sales add up; none where the protocol knows nothing of sales.</summary>
    public IReadOnlyDictionary<ProtocolSale, Estimate> Sales { get; init; } = new Dictionary<ProtocolSale, Estimate>();

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
    public static LendingProtocolInsolvency Estimate(
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
        var reading = new MeanReading(result, protocol, level, Method);
        ProtocolMeans means = ProtocolMeans.Read(reading, protocol, MostDebt(model, protocol, dates));
        LossDistribution Losses(int tally) => BucketedLosses.Of(result, buckets, tally);
        (IReadOnlyList<ProtocolPath> found, long followed) = Failing(plan, result, failures, cancellation);
        return new LendingProtocolInsolvency(
            SimulationEstimate.Probability(result, ProtocolTallies.Insolvencies, level, Method),
            BinomialProportion.Estimate(result.Tallies[ProtocolTallies.BeyondBackstop], paths, level, Method),
            BinomialProportion.Estimate(result.Tallies[ProtocolTallies.WithLiquidation], paths, level, Method),
            means,
            [.. Enum.GetValues<ProtocolEventKind>().Where(kind => (int)kind < plan.Tallies).Select(kind => new ProtocolCount(kind, (double)result.Tallies[(int)kind] / paths))])
        {
            BadDebt = [.. tailLevels.Select(tailLevel => BucketedLosses.Bounded(Losses(ProtocolTallies.BadDebtBuckets).At(tailLevel, level, Method), means.BadDebt, Method))],
            Liquidated = [.. tailLevels.Select(tailLevel => Losses(ProtocolTallies.LiquidatedBuckets).At(tailLevel, level, Method))],
            Failures = found,
            Followed = followed,
            Sales = ProtocolSales.Of(model, protocol).Index().Where(sale => ProtocolSales.Has(protocol, sale.Item)).ToDictionary(
                sale => sale.Item, sale => reading.Of(ProtocolSales.TallyOf(plan, sale.Index), sale.Item.Measure == SaleMeasure.Slippage ? SumKind.Balance : SumKind.Amount)),
            Measures = ProtocolMeasures.Of(protocol).ToDictionary(
                measure => measure, measure => reading.Of(LiquidationMeasures.TallyOf((int)measure), Kind(measure))),
        };
    }

    private static SumKind Kind(ProtocolMeasure measure) => measure switch
    {
        ProtocolMeasure.PoolGain or ProtocolMeasure.SoftLoss or ProtocolMeasure.ZeroBidLoss or ProtocolMeasure.ProviderLoss or ProtocolMeasure.MissedProfit or ProtocolMeasure.PoolWorth => SumKind.Balance,
        ProtocolMeasure.SoftRepaid or ProtocolMeasure.DeRiskingCost or ProtocolMeasure.UnwindingLoss or ProtocolMeasure.Unsold => SumKind.Remainder,
        _ => SumKind.Amount,
    };

    // What its fund can owe keepers is debt too. At the steepest rate all the time; of perpetuals the notional today.
    private static double MostDebt(PriceModel model, LendingProtocol protocol, MonitoringDates dates)
    {
        // What an asset that is owed, or is to be bought back, will cost has no bound, nor have profits that a pool has to pay.
        if (protocol.Collateral.Values.Any(market => market.Liquidation is LiquidationMechanism.LiquidityPool)) return double.PositiveInfinity;
        if (protocol.Positions.Any(position => position.DebtAsset is not null) || protocol.Perpetuals.Any(position => position.Units < 0)) return double.PositiveInfinity;

        // Each start of an auction in two stages adds a fee to the debt.
        if (protocol.Positions.Any(position => protocol.Collateral[position.Asset].Stages.Any(stage => stage is LiquidationMechanism.TwoStageAuction))) return double.PositiveInfinity;
        double rate = protocol.Interest is { } interest ? interest.BaseRate + interest.Slope1 + interest.Slope2 : 0;
        double notional = protocol.Perpetuals.Sum(position => position.Units * model.Assets.First(asset => asset.Name == position.Asset).Spot);
        return ((protocol.Positions.Sum(position => position.Debt * MostPaid(protocol, position)) + OwedIncentives.Most(protocol, dates)) * Math.Exp(rate * dates.Count * dates.Spacing)) + notional;
    }

    // What reserves pay for a position over its debt: what is absorbed is unhealthy, so its collateral is worth less than its debt over the threshold that holds then.
    private static double MostPaid(LendingProtocol protocol, LendingPosition position)
    {
        CollateralMarket market = protocol.Collateral[position.Asset];
        double least = Math.Min(protocol.ThresholdOf(position), market.Margin?.Least ?? 1);

        // At the lower end of the price's interval, whose half is no limit to liquidations where nothing is too uncertain.
        if (market.Oracle.Confidence is { Multiple: > 0 } confidence) least *= Math.Max(0, 1 - (confidence.Multiple * (confidence.Most ?? double.PositiveInfinity)));
        return market.Stages.OfType<LiquidationMechanism.Absorption>().Select(absorption => absorption.LiquidationFactor / least).Append(1).Max();
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
}
