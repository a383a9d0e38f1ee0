using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Replays.Maker;

/// <summary>What the simulation makes of 12 and 13 March 2020 under one kind of auction.</summary>
/// <param name="Deficit">Debt that the auctions did not cover, in DAI.</param>
/// <param name="ZeroBidLots">Lots sold for next to nothing; null where the auction has none.</param>
/// <param name="LotsSold">Lots sold.</param>
/// <param name="ZeroBidLoss">What they were worth on the market less what was paid.</param>
/// <param name="Courses">The deficit by date on single paths.</param>
internal sealed record MakerReplay(Estimate Deficit, Estimate? ZeroBidLots, Estimate? LotsSold, Estimate? ZeroBidLoss, IReadOnlyList<IReadOnlyList<double>> Courses)
{
    private const double SecondsOfYear = 365 * 86_400.0;
    private const double Level = .95;

    /// <summary>Runs it.</summary>
    public static MakerReplay Run(BlackThursday day, LendingProtocol protocol, long paths, int courses, ulong seed)
    {
        var dates = new MonitoringDates(BlackThursday.Dates, BlackThursday.Step / SecondsOfYear);
        var settings = new SimulationSettings(paths, seed, Precision.Double);
        LendingProtocolInsolvency run = LendingProtocolInsolvency.Estimate(new SimulationRunner(CpuBackend.Widest()), day.Model, protocol, dates, settings, [.95], failures: 0, Level);
        SimulationPlan plan = ProtocolPlan.Create(day.Model, protocol, dates, settings);
        Estimate? Measure(ProtocolMeasure measure) => run.Measures.GetValueOrDefault(measure);
        return new MakerReplay(
            run.Means.BadDebt,
            Measure(ProtocolMeasure.ZeroBidLots),
            Measure(ProtocolMeasure.LotsSold),
            Measure(ProtocolMeasure.ZeroBidLoss),
            [.. Enumerable.Range(0, courses).Select(path => Course(ProtocolTrace.Follow(plan, path)))]);
    }

    private static double[] Course(ProtocolPath path)
    {
        double[] deficit = new double[BlackThursday.Dates + 1];
        foreach (ProtocolEvent happened in path.Events.Where(happened => happened.Kind == ProtocolEventKind.BadDebt))
        {
            for (int date = happened.Date; date < deficit.Length; date++) deficit[date] += happened.Amount;
        }

        return deficit;
    }
}
