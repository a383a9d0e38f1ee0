using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Tests.Monitoring;

/// <summary>The tail of the protocol's losses against whole price paths that are walked again by plain code: every count must be equal.</summary>
public sealed class ProtocolTailTests
{
    private const int Paths = 4000;
    private const int Dates = 15;
    private const double Fund = 400;
    private static readonly string[] Assets = ["ETH", "BTC"];

    private static readonly GeometricBrownianModel Model = new(Measure.RealWorld, [new("ETH", 3000, 1.6, .1), new("BTC", 90000, 1.2, -.2)], [[1, .7], [.7, 1]]);

    private static readonly EuropeanOption[] Contracts = [new("call", "ETH", OptionRight.Call, 3100, 6 / 365.0, .9, .03, 0), new("put", "ETH", OptionRight.Put, 2900, 45 / 365.0, 1.0, .03, .01)];

    private static readonly MonitoredAccount[] Accounts =
    [
        Account("borrower", new() { ["ETH"] = 1 }, 2300, [], true),
        Account("two assets", new() { ["ETH"] = 4, ["BTC"] = .2 }, 23000, [], true),
        Account("writer", new() { ["ETH"] = .4 }, 0, new() { ["call"] = -1, ["put"] = -1 }, true),
        Account("holder", new() { ["BTC"] = .05 }, 3600, new() { ["put"] = 2, ["call"] = -1 }, true),
        Account("standard", new() { ["ETH"] = 1 }, 2400, [], false),
    ];

    public static TheoryData<int> Delays => [0, 1, 3];

    [Theory]
    [MemberData(nameof(Delays))]
    public void Counts_are_those_of_the_plain_implementation(int delay)
    {
        MarginRules rules = Rules(delay);
        var tail = new ProtocolTail(Model, Contracts, Accounts, Fund);
        MergedTallies tallies = Run(rules, tail);
        double spacing = 1.0 / MonitoringDates.DaysPerYear;
        PricePathSample paths = PricePathSample.Walk(Model, new TimeGrid(Enumerable.Repeat(spacing, Dates + delay).ToArray()), 11, Paths);
        var scenarios = Enumerable.Range(0, Paths).Select(path => Replay(rules, paths, path, spacing, delay)).ToList();
        int first = AccountTallies.DistributionsOf(Accounts.Length, 0);

        double[] badDebt = [.. scenarios.Select(scenario => scenario.BadDebt)];
        double[] liquidated = [.. scenarios.Select(scenario => scenario.Liquidated)];
        Assert.Equal(badDebt.LongCount(debt => debt > Fund), tallies[first + TailBook.Beyond]);
        if (delay > 0) Assert.InRange(badDebt.LongCount(debt => debt > Fund), 20, badDebt.LongCount(debt => debt > 0) - 20);
        Near(badDebt.Sum(debt => Math.Max(0, debt - Fund)), tallies.Sum(first + TailBook.BeyondLoss));
        Near(liquidated.Sum(), tallies.Sum(first + TailBook.Liquidated));
        Assert.Equal(Counts(tail.Buckets, badDebt), Counts(tallies, first + TailBook.BadDebtBuckets));
        Assert.Equal(Counts(tail.Buckets, liquidated), Counts(tallies, first + TailBook.LiquidatedBuckets));
        for (int asset = 0; asset < Assets.Length; asset++)
            Near(scenarios.Sum(scenario => scenario.Moves[asset]), tallies.Sum(first + TailBook.Moves + (asset * MomentTallies.Count)));

        int pair = first + TailBook.Pairs(Assets.Length);
        Assert.Equal([0, 1, 2, 3], tail.JointAccounts);
        for (int one = 0; one < 4; one++)
        {
            for (int other = one + 1; other < 4; other++)
            {
                long both = scenarios.LongCount(scenario => scenario.Insolvent[one] && scenario.Insolvent[other]);
                Assert.Equal((one, other, both), (one, other, tallies[pair++]));
            }
        }

        Assert.Equal(pair - first, tail.Tallies(Assets.Length));
    }

    [Theory]
    [MemberData(nameof(Delays))]
    public void What_was_counted_before_does_not_move(int delay)
    {
        MergedTallies with = Run(Rules(delay), new ProtocolTail(Model, Contracts, Accounts, Fund));
        MergedTallies without = Run(Rules(delay), null);
        Assert.All(Enumerable.Range(0, AccountTallies.DistributionsOf(Accounts.Length, 0)), tally => Assert.Equal(without[tally], with[tally]));
    }

    [Fact]
    public void The_accounts_with_the_largest_exposure_are_counted_jointly()
    {
        MonitoredAccount[] many = [.. Enumerable.Range(0, 40).Select(i => Account($"account {i}", new() { ["ETH"] = 1 }, 1000 + (i % 2 == 0 ? i : 100 + i), [], true))];
        Assert.Equal([.. Enumerable.Range(0, 40).Where(i => i % 2 == 1 || i >= 16)], new ProtocolTail(Model, [], many, 0).JointAccounts);
    }

    private static MergedTallies Run(MarginRules rules, ProtocolTail? tail) => new SimulationRunner(CpuBackend.Widest()).Run(
        MarginPlan.Create(Model, Contracts, Accounts, rules, MonitoringDates.Daily(Dates), new SimulationSettings(Paths, 11, Precision.Double), tail)).Tallies;

    private static (double BadDebt, double Liquidated, bool[] Insolvent, double[] Moves) Replay(MarginRules rules, PricePathSample paths, int path, double spacing, int delay)
    {
        double badDebt = 0, liquidated = 0;
        bool[] insolvent = new bool[Accounts.Length];
        int firstLoss = int.MaxValue;
        foreach ((int index, MonitoredAccount account) in Accounts.Index().Where(account => account.Item.CountsTowardsProtocol))
        {
            (int? breach, double equity) = new ReplayedAccount(account.Account, 0, rules, Contracts, Assets, spacing).UnderRules(paths, path, Dates);
            if (breach is not { } date) continue;
            liquidated += Assets.Index().Sum(asset => account.Account.Collateral.GetValueOrDefault(asset.Item) * paths[path, date + delay, asset.Index]);
            if (equity >= 0) continue;
            badDebt -= equity;
            insolvent[index] = true;
            firstLoss = Math.Min(firstLoss, date + delay);
        }

        return (badDebt, liquidated, insolvent, [.. Enumerable.Range(0, Assets.Length).Select(i => badDebt > 0 ? Math.Log(paths[path, firstLoss, i] / Model.Assets[i].Spot) : 0)]);
    }

    private static long[] Counts(LogBuckets buckets, IEnumerable<double> values)
    {
        long[] counts = new long[buckets.Count];
        foreach (double value in values.Where(value => value > 0)) counts[buckets.Bucket(value)]++;
        return counts;
    }

    private static long[] Counts(MergedTallies tallies, int first) => [.. Enumerable.Range(0, TailBook.BucketCount).Select(bucket => tallies[first + bucket])];

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-9 * Math.Max(1, Math.Abs(expected)));

    private static MarginRules Rules(int delay) => new(
        new Dictionary<string, CollateralRule> { ["ETH"] = new(.75, .82), ["BTC"] = new(.7, .8) }, new Dictionary<string, OptionMarginRule> { ["ETH"] = new(.15, .1) }, delay);

    private static MonitoredAccount Account(string name, Dictionary<string, double> collateral, double debt, Dictionary<string, double> options, bool counts) =>
        new(new MarginAccount(name, collateral, debt, options), 0, counts);
}
