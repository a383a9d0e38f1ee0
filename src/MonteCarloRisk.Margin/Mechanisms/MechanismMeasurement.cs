using System.Diagnostics;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Margin.Protocols.Cautions;
using MonteCarloRisk.Margin.Protocols.Cohorts;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Margin.Mechanisms;

/// <summary>Runs a market's protocol with its mechanisms on the paths of its model, and holds its thresholds against the solved ones.</summary>
/// <param name="runner">Runs the simulation.</param>
/// <param name="beginning">Told what it is for, before it begins; may be null.</param>
internal sealed class MechanismMeasurement(SimulationRunner runner, Action<string>? beginning)
{
    // More would fill a page.
    private const int MostEvents = 40;

    /// <summary>Runs it to the market's horizon.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MarketMechanisms Measure(MarketCalibration calibration, MechanismStudy asked, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        beginning?.Invoke(StudyRuns.Mechanisms);
        Market market = calibration.Market;
        var dates = new MonitoringDates(market.Target.Horizon * asked.StepsPerDay, 1.0 / (MonitoringDates.DaysPerYear * asked.StepsPerDay));
        LendingProtocolInsolvency found = LendingProtocolInsolvency.Estimate(
            runner.For(StudyRuns.Mechanisms), market.Model, asked.Cohorts?.Grouped() ?? asked.Protocol, dates, market.Simulation, market.Protocol.TailLevels, failures: 1, market.Target.ConfidenceLevel, cancellation);
        SimulationResult result = found.Insolvency.Result;
        CohortError? grouping = asked.Cohorts is { } cohorts ? CohortError.Measure(runner, market.Model, cohorts, dates, market.Simulation, market.Target.ConfidenceLevel, cancellation) : null;
        var run = new DrawnRun(StudyRuns.Mechanisms, result.Key, result.PlanHash, result.Fingerprint, result.Settings.Paths, result.Settings.Seed, result.FromStore);
        return new MarketMechanisms(
            dates.Count,
            found.Insolvency.Estimate,
            found.Beyond,
            found.Liquidation,
            found.Means,
            found.BadDebt,
            [.. asked.Protocol.Collateral.Where(one => one.Value.Liquidation is not (LiquidationMechanism.PartialLiquidation or LiquidationMechanism.LiquidityPool)).Select(one => Threshold(calibration, one.Key, one.Value.LiquidationThreshold))],
            found.Failures.Count == 0 ? [] : Events(found.Failures[0], market.Model, asked),
            new StudyRuns(Stopwatch.GetElapsedTime(started).TotalSeconds, [run]))
        {
            Liquidated = found.Liquidated,
            Standing = ProtocolStanding.Of(market.Model, asked.Protocol),
            Cohorts = grouping,
            Cautions = ProtocolCautions.Of(market.Model, asked.Protocol, dates, grouping),
            Gas = asked.Gas,
        };
    }

    private static MechanismThreshold Threshold(MarketCalibration calibration, string asset, double threshold) => new(
        asset,
        threshold,
        calibration.Market.Rules.Collateral.TryGetValue(asset, out var inForce) ? inForce.LiquidationThreshold : null,
        calibration.RecommendedRules.Rules.Collateral.TryGetValue(asset, out var solved) ? solved.LiquidationThreshold : null);

    private static IReadOnlyList<MechanismEvent> Events(ProtocolPath path, PriceModel model, MechanismStudy asked)
    {
        IReadOnlyList<string> positions = ProtocolPlan.Names(model, asked.Cohorts?.Grouped() ?? asked.Protocol);
        return
        [
            .. path.Events.Where(happened => happened.Kind != ProtocolEventKind.OraclePush).Take(MostEvents).Select(happened => new MechanismEvent(
                (double)happened.Date / asked.StepsPerDay,
                char.ToLowerInvariant(happened.Kind.ToString()[0]) + happened.Kind.ToString()[1..],
                happened.Asset >= 0 ? model.Assets[happened.Asset].Name : null,
                happened.Position >= 0 ? positions[happened.Position] : null,
                happened.Amount)
            {
                Stage = happened.Stage + 1,
                Liquidation = happened.Stage is { } stage ? asked.Protocol.Collateral[model.Assets[happened.Asset].Name].NameOfStage(stage) : null,
            }),
        ];
    }
}
