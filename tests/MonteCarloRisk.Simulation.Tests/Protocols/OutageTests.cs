using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>How often keepers and oracles fail, against the expectation of their chains. Bound 4.9: one false alarm in a million; an error of 2% of either number would be seen.</summary>
public sealed class OutageTests
{
    private const int Paths = 100_000;
    private const int Dates = 96;
    private const double Bound = 4.9;
    private const double StepYears = 1 / (365.0 * 288);

    [Fact]
    public void Keepers_go_down_as_often_as_their_chain_says()
    {
        const double uptime = .9;
        const double recovery = 300.0 / 1500;
        double failure = (1 - uptime) / uptime * recovery;
        double up = 1;
        double expected = 0;
        for (int date = 0; date < Dates; date++)
        {
            expected += up * failure;
            up = (up * (1 - failure)) + ((1 - up) * recovery);
        }

        Check(expected, Run(new PriceOracle.Spot(), SampleProtocols.Keepers with { Uptime = uptime, OutageDuration = 1500 }), ProtocolTallies.KeeperOutages);
    }

    [Fact]
    public void Oracles_stand_still_as_often_as_their_chain_says()
    {
        const int duration = 7;
        const double perYear = 3000;
        double chance = 1 - Math.Exp(-perYear * StepYears);
        double[] begins = new double[Dates + 1];
        for (int date = 1; date <= Dates; date++)
        {
            double still = 0;
            for (int before = Math.Max(1, date - duration + 1); before < date; before++) still += begins[before];
            begins[date] = (1 - still) * chance;
        }

        Check(begins.Sum(), Run(new PriceOracle.Spot { Outage = new OracleOutage(perYear, duration * 300) }, SampleProtocols.Keepers), ProtocolTallies.OracleOutages);
    }

    [Fact]
    public void Feeds_are_wrong_and_sequencers_go_down_as_often_as_their_chain_says()
    {
        const int duration = 7;
        const double perYear = 3000;
        double chance = 1 - Math.Exp(-perYear * StepYears);
        double[] begins = new double[Dates + 1];
        for (int date = 1; date <= Dates; date++)
        {
            double failing = 0;
            for (int before = Math.Max(1, date - duration + 1); before < date; before++) failing += begins[before];
            begins[date] = (1 - failing) * chance;
        }

        SimulationResult result = Run(new PriceOracle.Spot { WrongFeed = new WrongFeed(2, duration * 300, new Occurrence.AtRandom(perYear)) }, SampleProtocols.Keepers, new SequencerOutage(new Occurrence.AtRandom(perYear), duration * 300, 600, .9));
        Check(begins.Sum(), result, ProtocolTallies.WrongFeeds);
        Check(begins.Sum(), result, ProtocolTallies.SequencerOutages);
    }

    private static void Check(double expected, SimulationResult result, int tally)
    {
        // Numbers of events on a path are counts of rare, nearly independent ones: their variance is at most their mean here, since one outage delays the next.
        double standardError = Math.Sqrt(expected / Paths);
        Assert.True(standardError < .005 * expected);
        Assert.InRange(((double)result.Tallies[tally] / Paths) - expected, -Bound * standardError, Bound * standardError);
    }

    private static SimulationResult Run(PriceOracle oracle, KeeperPool keepers, SequencerOutage? sequencer = null)
    {
        LendingProtocol sample = SampleProtocols.Bonuses(3);
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A0", 100, .5, 0)], [[1]]);
        var protocol = new LendingProtocol(
            new Dictionary<string, CollateralMarket> { ["A0"] = sample.Collateral["A0"] with { Oracle = oracle } }, [sample.Positions[0]], keepers, new GasMarket.MeanReverting(0, "A0", 0, 600, 0)) { Sequencer = sequencer };
        using var backend = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        return new SimulationRunner(backend).Run(ProtocolPlan.Create(model, protocol, new MonitoringDates(Dates, StepYears), new SimulationSettings(Paths, 11, Precision.Single)));
    }
}
