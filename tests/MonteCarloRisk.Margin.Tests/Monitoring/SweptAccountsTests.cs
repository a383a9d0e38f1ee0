using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Tests.Monitoring;

/// <summary>
/// Accounts that are gone through one by one against the same accounts gone through date by date: every tally must be equal. A listed option that nobody holds takes a plan from the first way to the second and
/// leaves all else as it is.
/// </summary>
public sealed class SweptAccountsTests
{
    private const int Paths = 2003;

    private static readonly GeometricBrownianModel Model = new(
        Measure.RealWorld,
        [new("ETH", 3000, 1.9, .1), new("BTC", 90000, 1.2, -.2), new("USD", 1, .05, 0)],
        [[1, .7, .1], [.7, 1, .1], [.1, .1, 1]]);

    private static readonly EuropeanOption[] Unheld = [new("unheld", "ETH", OptionRight.Call, 3100, 6 / 365.0, .9, .03, 0)];

    // Near a breach and far from one, of no entry up to three, in breach from the first date, insolvent from it, without a debt, and those that only measure.
    private static readonly MonitoredAccount[] Accounts =
    [
        Account("borrower", new() { ["ETH"] = 1 }, 2300),
        Account("below its rule today", new() { ["ETH"] = 1 }, 2700),
        Account("insolvent today", new() { ["BTC"] = .01 }, 950),
        Account("two assets", new() { ["ETH"] = 4, ["BTC"] = .2 }, 23000),
        Account("three assets", new() { ["ETH"] = 1, ["BTC"] = .05, ["USD"] = 2000 }, 7500),
        Account("far", new() { ["ETH"] = 1, ["USD"] = 3000 }, 1000),
        Account("saver", new() { ["ETH"] = 1 }, 0),
        Account("holds nothing", [], 0),
        Account("owes against nothing", [], 5),
        Account("in cash", new() { ["ETH"] = 1 }, 2600) with { Cash = 150 },
        Account("measured", new() { ["ETH"] = 1 }, 2400) with { CountsTowardsProtocol = false, KeepsDistributions = true },
        Account("saver, measured", new() { ["BTC"] = 1 }, 0) with { CountsTowardsProtocol = false, KeepsDistributions = true },
        Account("health read", new() { ["ETH"] = 1, ["BTC"] = .1 }, 8000) with { CountsTowardsProtocol = false, KeepsDistributions = true, Reading = new RatioReading.OfHealth(4000, 9000) },
    ];

    public static TheoryData<int, int, Precision> Grids
    {
        get
        {
            var grids = new TheoryData<int, int, Precision>();
            foreach (int delay in new[] { 0, 1, 3, 9 })
            {
                // One date, less than a span of eight, spans that end on the last date, and a rest behind them.
                foreach (int dates in new[] { 1, 6, 16, 21 })
                {
                    grids.Add(dates, delay, Precision.Single);
                    grids.Add(dates, delay, Precision.Double);
                }
            }

            return grids;
        }
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void The_tail_has_the_bits_of_going_date_by_date(int dates, int delay, Precision precision)
    {
        long[] swept = Tallies(contracts => Plan(contracts, dates, delay, precision, new ProtocolTail(Model, contracts, Accounts, 300), null), []);
        Assert.Equal(Tallies(contracts => Plan(contracts, dates, delay, precision, new ProtocolTail(Model, contracts, Accounts, 300), null), Unheld), swept);
        Assert.True(swept[AccountTallies.ProtocolInsolvencies] > 10, "too few insolvencies to test anything");
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void Bad_debt_without_a_tail_has_the_bits_of_going_date_by_date(int dates, int delay, Precision precision) =>
        Assert.Equal(Tallies(contracts => Plan(contracts, dates, delay, precision, null, null), Unheld), Tallies(contracts => Plan(contracts, dates, delay, precision, null, null), []));

    [Theory]
    [MemberData(nameof(Grids))]
    public void The_allocation_has_the_bits_of_going_date_by_date(int dates, int delay, Precision precision)
    {
        var allocation = new LossAllocationPlan([LossBand.All, new LossBand(300, 5000)]);
        Assert.Equal(Tallies(contracts => Plan(contracts, dates, delay, precision, null, allocation), Unheld), Tallies(contracts => Plan(contracts, dates, delay, precision, null, allocation), []));
    }

    [Fact]
    public void Plans_are_swept_where_accounts_hold_prices_alone_and_the_prices_of_all_dates_can_be_kept()
    {
        MarginRules rules = Rules(1);
        var settings = new SimulationSettings(Paths, 17, Precision.Single);
        bool IsSwept(EuropeanOption[] contracts, MonitoredAccount[] accounts, int dates, MarketLiquidity? liquidity) => Program(MarginPlan.Create(Model, contracts, accounts, rules, MonitoringDates.Daily(dates), settings, liquidity: liquidity)).Accounts.Sweep >= 0;
        Assert.True(IsSwept([], Accounts, 16, null));
        Assert.False(IsSwept(Unheld, Accounts, 16, null));
        Assert.False(IsSwept([], [.. Accounts, Account("short", new() { ["ETH"] = -1, ["BTC"] = 1 }, 100)], 16, null));
        Assert.False(IsSwept([], [.. Accounts, Account("in debt to no exposure", new() { ["ETH"] = 1 }, 0) with { Cash = -10 }], 16, null));
        Assert.False(IsSwept([], Accounts, 16, new MarketLiquidity(new Dictionary<string, LiquidityModel> { ["ETH"] = new LiquidityModel.SquareRoot(.002, 1, .06, 4e6) }, MarketLiquidity.UsualSizes)));
        Assert.True(IsSwept([], Accounts, 5000, null));
        Assert.False(IsSwept([], Accounts, 6000, null));
    }

    private static MarginMonitoring<GeometricBrownianMotion<PhiloxNormals>, EqualWeights<GeometricBrownianMotion<PhiloxNormals>>> Program(SimulationPlan plan) =>
        ((SimulationPlan<MarginMonitoring<GeometricBrownianMotion<PhiloxNormals>, EqualWeights<GeometricBrownianMotion<PhiloxNormals>>>>)plan).Program;

    private static long[] Tallies(Func<EuropeanOption[], SimulationPlan> plan, EuropeanOption[] contracts)
    {
        MergedTallies tallies = new SimulationRunner(CpuBackend.Widest()).Run(plan(contracts)).Tallies;
        return [.. Enumerable.Range(0, tallies.Count).Select(tally => tallies[tally])];
    }

    private static SimulationPlan Plan(EuropeanOption[] contracts, int dates, int delay, Precision precision, ProtocolTail? tail, LossAllocationPlan? allocation) => MarginPlan.Create(
        Model,
        contracts,
        allocation is null ? Accounts : [.. Accounts.Select(account => account with { CountsTowardsProtocol = true })],
        Rules(delay),
        MonitoringDates.Daily(dates),
        new SimulationSettings(Paths, 17, precision),
        tail,
        allocation: allocation);

    private static MarginRules Rules(int delay) => new(
        new Dictionary<string, CollateralRule> { ["ETH"] = new(.75, .82), ["BTC"] = new(.7, .8), ["USD"] = new(.9, .95) }, new Dictionary<string, OptionMarginRule> { ["ETH"] = new(.15, .1) }, delay);

    private static MonitoredAccount Account(string name, Dictionary<string, double> collateral, double debt) => new(new MarginAccount(name, collateral, debt, new Dictionary<string, double>()), 0, true);
}
