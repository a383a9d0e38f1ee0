using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Tests.Monitoring;

/// <summary>The kernels' account mechanics against a second, plain implementation on the very same price paths: every count must be equal.</summary>
public sealed class MarginMonitoringTests
{
    private const int Paths = 4000;
    private static readonly string[] Assets = ["ETH", "BTC"];

    private static readonly GeometricBrownianModel Model = new(
        Measure.RealWorld, [new("ETH", 3000, 1.6, .1), new("BTC", 90000, 1.2, -.2)], [[1, .7], [.7, 1]]);

    private static readonly EuropeanOption[] Contracts =
    [
        new("call", "ETH", OptionRight.Call, 3100, 6 / 365.0, .9, .03, 0),
        new("put", "ETH", OptionRight.Put, 2900, 45 / 365.0, 1.0, .03, .01),
        new("far call", "BTC", OptionRight.Call, 95000, 90.5 / 365, .8, 0, 0),
    ];

    private static readonly Perpetual[] Perpetuals = [new("ETH-PERP", "ETH", new FundingLaw.Constant(2)), new("BTC-PERP", "BTC", new FundingLaw.Constant(-1.5))];

    public static TheoryData<int> Delays => [0, 1, 3];

    [Theory]
    [MemberData(nameof(Delays))]
    public void Counts_are_those_of_the_plain_implementation(int delay)
    {
        const int dates = 15;
        MarginRules rules = Rules(delay);
        MonitoredAccount[] accounts = Accounts();
        SimulationPlan plan =
            MarginPlan.Create(Model, Contracts, accounts, rules, MonitoringDates.Daily(dates), new SimulationSettings(Paths, 11, Precision.Double), null, Perpetuals);
        SimulationResult result = new SimulationRunner(CpuBackend.Widest()).Run(plan);
        double spacing = 1.0 / MonitoringDates.DaysPerYear;
        PricePathSample paths = PricePathSample.Walk(Model, new TimeGrid(Enumerable.Repeat(spacing, dates + delay).ToArray()), 11, Paths);

        long protocolInsolvencies = 0;
        double[] badDebt = new double[Paths];
        for (int index = 0; index < accounts.Length; index++)
        {
            var replayed = new ReplayedAccount(accounts[index].Account, accounts[index].Cash, rules, Contracts, Assets, spacing, Perpetuals);
            int tally = AccountTallies.Of(index);
            long breaches = 0;
            long breachDates = 0;
            long insolvencies = 0;
            double losses = 0;
            for (int path = 0; path < Paths; path++)
            {
                (int? breachDate, double equity) = replayed.UnderRules(paths, path, dates);
                if (breachDate is null) continue;
                breaches++;
                breachDates += breachDate.Value;
                if (equity >= 0) continue;
                insolvencies++;
                losses -= equity;
                if (accounts[index].CountsTowardsProtocol) badDebt[path] -= equity;
            }

            Assert.Equal((index, breaches), (index, result.Tallies[tally + AccountTallies.Breaches]));
            Assert.Equal((index, breachDates), (index, result.Tallies[tally + AccountTallies.BreachDates]));
            Assert.Equal((index, insolvencies), (index, result.Tallies[tally + AccountTallies.Insolvencies]));
            Assert.Equal(losses, result.Tallies.Sum(tally + AccountTallies.Loss), 1e-9 * Math.Max(1, losses));
        }

        protocolInsolvencies = badDebt.LongCount(debt => debt > 0);
        Assert.True(protocolInsolvencies > 10, $"only {protocolInsolvencies} insolvent paths: too few to test anything");
        Assert.Equal(protocolInsolvencies, result.Tallies[AccountTallies.ProtocolInsolvencies]);
        Assert.Equal(badDebt.Sum(), result.Tallies.Sum(AccountTallies.ProtocolLoss), 1e-9 * badDebt.Sum());
        Assert.Equal(
            protocolInsolvencies,
            Enumerable.Range(0, AccountTallies.Losses.Count).Sum(bucket => result.Tallies[AccountTallies.ProtocolLosses + bucket]));
    }

    [Theory]
    [MemberData(nameof(Delays))]
    public void The_curve_is_that_of_one_plain_simulation_a_requirement(int delay)
    {
        const int dates = 15;
        MarginRules rules = Rules(delay);
        MonitoredAccount[] accounts = Accounts();
        SimulationResult result = new SimulationRunner(CpuBackend.Widest()).Run(
            MarginPlan.Create(Model, Contracts, accounts, rules, MonitoringDates.Daily(dates), new SimulationSettings(Paths, 12, Precision.Double), null, Perpetuals));
        double spacing = 1.0 / MonitoringDates.DaysPerYear;
        PricePathSample paths = PricePathSample.Walk(Model, new TimeGrid(Enumerable.Repeat(spacing, dates + delay).ToArray()), 12, Paths);
        long seen = 0;
        for (int index = 0; index < accounts.Length; index++)
        {
            var replayed = new ReplayedAccount(accounts[index].Account, accounts[index].Cash, rules, Contracts, Assets, spacing, Perpetuals);
            int tally = AccountTallies.Of(index);
            long running = 0;
            for (int edge = 0; edge < AccountTallies.Requirements.Count; edge++)
            {
                running += result.Tallies[tally + AccountTallies.Curve + edge];
                if (edge == 0 || edge % 160 != 0) continue;
                double requirement = AccountTallies.Requirements.Edge(edge);
                long insolvencies = Enumerable.Range(0, Paths).LongCount(path => replayed.UnderRequirement(paths, path, dates, requirement).EquityAtCloseOut < 0);
                Assert.Equal((index, requirement, insolvencies), (index, requirement, running));
                seen += insolvencies;
            }

            // The lows, at one edge: paths whose lowest ratio lies below it.
            int middle = AccountTallies.Requirements.Bucket(.2);
            long below = Enumerable.Range(0, middle).Sum(bucket => result.Tallies[AccountTallies.DistributionsOf(accounts.Length, index) + AccountTallies.Lows + bucket]);
            Assert.Equal(Enumerable.Range(0, Paths).LongCount(path => replayed.LowestRatio(paths, path, dates) < AccountTallies.Requirements.Edge(middle)), below);
        }

        Assert.True(seen > 1000, $"only {seen} insolvencies along the curve: too few to test anything");
    }

    [Fact]
    public void An_account_that_owes_nothing_is_never_breached()
    {
        MonitoredAccount[] accounts = [new(new MarginAccount("saver", new Dictionary<string, double> { ["ETH"] = 1 }, 0, new Dictionary<string, double>()), 0, true)];
        SimulationResult result = new SimulationRunner(CpuBackend.Widest()).Run(
            MarginPlan.Create(Model, Contracts, accounts, Rules(1), MonitoringDates.Daily(5), new SimulationSettings(1000, 1, Precision.Single)));
        Assert.Equal(0, result.Tallies[AccountTallies.Protocol + AccountTallies.Breaches]);
        Assert.Equal(0, result.Tallies[AccountTallies.ProtocolInsolvencies]);
    }

    private static MarginRules Rules(int delay) => new(
        new Dictionary<string, CollateralRule> { ["ETH"] = new(.75, .82), ["BTC"] = new(.7, .8) },
        new Dictionary<string, OptionMarginRule> { ["ETH"] = new(.15, .1), ["BTC"] = new(.15, .08) },
        delay)
    {
        Perpetuals = new Dictionary<string, PerpetualMarginRule> { ["ETH"] = new(.1, .05), ["BTC"] = new(.1, .04) },
    };

    private static MonitoredAccount[] Accounts() =>
    [
        Account("borrower", new() { ["ETH"] = 1 }, 2300, [], 0, true),
        Account("below its rule today", new() { ["ETH"] = 1 }, 2700, [], 0, true),
        Account("two assets", new() { ["ETH"] = 4, ["BTC"] = .2 }, 23000, [], 0, true),
        Account("covered writer", new() { ["ETH"] = .4 }, 0, new() { ["call"] = -1, ["put"] = -1 }, 0, true),
        Account("cash writer", [], 0, new() { ["call"] = -2, ["far call"] = -.1 }, 2500, false),
        Account("holder", new() { ["BTC"] = .05 }, 3600, new() { ["put"] = 2, ["call"] = -1 }, 0, true),
        Perpetual("long", 350, 0, new() { ["ETH-PERP"] = new("ETH", 1, 3000) }),
        Perpetual("short", 350, 20, new() { ["ETH-PERP"] = new("ETH", -1, 3050) }),
        Perpetual("spread", 600, 0, new() { ["BTC-PERP"] = new("BTC", .05, 88000), ["ETH-PERP"] = new("ETH", -1.2, 2990) }),
    ];

    private static MonitoredAccount Perpetual(string name, double cash, double debt, Dictionary<string, PerpetualPosition> perpetuals) =>
        new(new MarginAccount(name, new Dictionary<string, double>(), debt, new Dictionary<string, double>()) { Cash = cash, Perpetuals = perpetuals }, 0, true, KeepsDistributions: true);


    private static MonitoredAccount Account(string name, Dictionary<string, double> collateral, double debt, Dictionary<string, double> options, double cash, bool counts) =>
        new(new MarginAccount(name, collateral, debt, options), cash, counts, KeepsDistributions: true);
}
