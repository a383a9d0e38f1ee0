using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Tests.Monitoring;

/// <summary>Costs and delays of close-outs against plain code on the very same price paths and draws: every count must be equal.</summary>
public sealed class CloseOutTests
{
    private const int Paths = 4000;
    private const int Dates = 15;
    private const ulong Seed = 0xFEDCBA9876543211;
    private const double Spacing = 1.0 / MonitoringDates.DaysPerYear;
    private static readonly string[] Assets = ["ETH", "BTC"];
    private static readonly GeometricBrownianModel Model = new(Measure.RealWorld, [new("ETH", 3000, 1.6, .1), new("BTC", 90000, 1.2, -.2)], [[1, .7], [.7, 1]]);
    private static readonly EuropeanOption[] Contracts = [new("put", "ETH", OptionRight.Put, 2900, 45 / 365.0, 1.0, .03, .01)];

    private static readonly MonitoredAccount[] Accounts =
    [
        Account("borrower", new() { ["ETH"] = 1 }, 2300, [], true),
        Account("large borrower", new() { ["ETH"] = 800 }, 1_840_000, [], true),
        Account("two assets", new() { ["ETH"] = 4, ["BTC"] = 2 }, 145_000, [], true),
        Account("writer", new() { ["ETH"] = .4 }, 0, new() { ["put"] = -1 }, true),
        Account("standard", new() { ["BTC"] = 20 }, 1_400_000, [], false),
    ];

    private static readonly DelayChance[] Chances = [new(0, .2), new(1, .5), new(4, .3)];

    // Square root and table, either payer of slippage, delays fixed and drawn, with and without stress.
    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void Counts_are_those_of_the_plain_implementation(double stressExponent, bool drawn)
    {
        var eth = new LiquidityModel.SquareRoot(.004, .8, .05, 20e6) { StressExponent = stressExponent };
        var btc = new LiquidityModel.Table(.001, [new(.01, 100_000), new(.02, 300_000), new(.1, 1_000_000)]) { StressExponent = stressExponent };
        MarginRules rules = Rules(drawn);
        MergedTallies tallies = Run(rules, new MarketLiquidity(new Dictionary<string, LiquidityModel> { ["ETH"] = eth, ["BTC"] = btc }, []));
        int longest = drawn ? 4 : 1;
        PricePathSample paths = PricePathSample.Walk(Model, new TimeGrid(Enumerable.Repeat(Spacing, Dates + longest).ToArray()), Seed, Paths);

        double slippage = 0, penalty = 0;
        (double Slippage, double Penalty) Costs(int path, int date, int asset, double value)
        {
            double sold = value * Math.Pow(Math.Max(1, Stress(paths, path, date, asset)), stressExponent / 2);
            return asset == 0
                ? Plain(value, Math.Min(1, .002 + (.8 * .05 * Math.Sqrt(sold / 20e6))), .03, .01, fromBonus: false)
                : Plain(value, TableSlippage(sold), .05, .02, fromBonus: true);
        }

        double[] badDebt = new double[Paths];
        for (int index = 0; index < Accounts.Length; index++)
        {
            MonitoredAccount account = Accounts[index];
            var replayed = new ReplayedAccount(account.Account, 0, rules, Contracts, Assets, Spacing)
            {
                Delay = drawn ? (path, date) => DrawnDelay(path, date) : null,
                Cost = (path, date, asset, value) => Costs(path, date, asset, value) is var (lost, taken) ? lost + taken : 0,
            };
            (long breaches, long breachDates, long insolvencies, double losses) = (0, 0, 0, 0);
            for (int path = 0; path < Paths; path++)
            {
                (int? breach, double left) = replayed.UnderRules(paths, path, Dates);
                if (breach is not { } date) continue;
                breaches++;
                breachDates += date;
                int closed = date + (drawn ? DrawnDelay(path, date) : 1);
                for (int asset = 0; asset < Assets.Length && account.CountsTowardsProtocol; asset++)
                {
                    double value = account.Account.Collateral.GetValueOrDefault(Assets[asset]) * paths[path, closed, asset];
                    if (value == 0) continue;
                    (double lost, double taken) = Costs(path, closed, asset, value);
                    slippage += lost;
                    penalty += taken;
                }

                if (left >= 0) continue;
                insolvencies++;
                losses -= left;
                if (account.CountsTowardsProtocol) badDebt[path] -= left;
            }

            int tally = AccountTallies.Of(index);
            Assert.True(insolvencies > 20, $"account {index}: {insolvencies} insolvencies are too few to test anything");
            Assert.Equal((index, breaches, breachDates, insolvencies), (index, tallies[tally + AccountTallies.Breaches], tallies[tally + AccountTallies.BreachDates], tallies[tally + AccountTallies.Insolvencies]));
            Near(losses, tallies.Sum(tally + AccountTallies.Loss));
            foreach (int edge in new[] { 3500, 5000, 5600, 6200 })
            {
                double requirement = AccountTallies.Requirements.Edge(edge);
                long counted = Enumerable.Range(0, Paths).LongCount(path => replayed.UnderRequirement(paths, path, Dates, requirement) is { BreachDate: not null, EquityAtCloseOut: < 0 });
                Assert.Equal((index, edge, counted), (index, edge, Enumerable.Range(0, edge + 1).Sum(at => tallies[tally + AccountTallies.Curve + at])));
            }
        }

        Near(badDebt.Sum(), tallies.Sum(AccountTallies.ProtocolLoss));
        Near(slippage, tallies.Sum(CostTally + CloseOutBook.Slippage));
        Near(penalty, tallies.Sum(CostTally + CloseOutBook.Penalty));
    }

    // On every close-out the collateral's value is slippage, penalty, debt repaid and what is left to the owner; bad debt is what was not repaid.
    [Fact]
    public void What_an_account_loses_is_slippage_penalty_and_debt_repaid()
    {
        const double debt = 2_000_000;
        MonitoredAccount[] one = [Account("borrower", new() { ["ETH"] = 800 }, debt, [], true)];
        MarginRules rules = Rules(drawn: true);
        var tail = new ProtocolTail(Model, Contracts, one, 0);
        MergedTallies tallies = Run(rules, new MarketLiquidity(new Dictionary<string, LiquidityModel> { ["ETH"] = new LiquidityModel.SquareRoot(.004, 1, .08, 20e6) }, []), one, tail);
        PricePathSample paths = PricePathSample.Walk(Model, new TimeGrid(Enumerable.Repeat(Spacing, Dates + 4).ToArray()), Seed, Paths);
        var replayed = new ReplayedAccount(one[0].Account, 0, rules, Contracts, Assets, Spacing)
        {
            Delay = DrawnDelay,
            Cost = (_, _, _, value) => value * (.002 + (.08 * Math.Sqrt(value / 20e6)) + .04),
        };
        double left = Enumerable.Range(0, Paths).Sum(path => replayed.UnderRules(paths, path, Dates) is { BreachDate: not null, EquityAtCloseOut: > 0 and var surplus } ? surplus : 0);
        int first = AccountTallies.DistributionsOf(1, 0);
        int costs = first + tail.Tallies(Assets.Length);
        double repaid = (debt * tallies[AccountTallies.Of(0) + AccountTallies.Breaches]) - tallies.Sum(AccountTallies.ProtocolLoss);
        double value = tallies.Sum(first + TailBook.Liquidated), penalty = tallies.Sum(costs + CloseOutBook.Penalty);
        Assert.True(left > 0 && tallies.Sum(AccountTallies.ProtocolLoss) > 0);
        Near(value, tallies.Sum(costs + CloseOutBook.Slippage) + penalty + repaid + left);
        Near(.04 * value, penalty);
    }

    [Fact]
    public void A_delay_that_is_certain_is_the_fixed_one()
    {
        MarginRules rules = Rules(drawn: false);
        MergedTallies constant = Run(rules, Constant(.02)), drawn = Run(rules with { Delays = new DelayDistribution([new(0, 1e-300), new(1, 1)]) }, Constant(.02));
        Assert.All(Enumerable.Range(0, CostTally), tally => Assert.Equal(constant[tally], drawn[tally]));
    }

    // On the same seed the draws of the delay are independent of the prices, so the curve is in the mean the mixture of the curves of fixed delays.
    [Fact]
    public void The_curve_under_drawn_delays_is_the_mixture_of_those_under_fixed_ones()
    {
        const int paths = 400_000;
        MarginRules rules = Rules(drawn: false);
        MergedTallies[] each = [.. Chances.Select(chance => Run(rules with { LiquidationDelay = chance.Delay }, Constant(.02), paths: paths))];
        MergedTallies mixed = Run(rules with { LiquidationDelay = 4, Delays = new DelayDistribution(Chances) }, Constant(.02), paths: paths);
        for (int account = 0; account < Accounts.Length; account++)
        {
            int curve = AccountTallies.Of(account) + AccountTallies.Curve;
            foreach (int edge in new[] { 3500, 5600, 6200 })
            {
                double At(MergedTallies tallies) => Enumerable.Range(0, edge + 1).Sum(at => tallies[curve + at]) / (double)paths;
                double[] fixedOnes = [.. each.Select(At)];
                double expected = Chances.Zip(fixedOnes, (chance, probability) => chance.Probability * probability).Sum();

                // On the same paths, so the deviation is below that of two runs: |z| <= 4.5 in all 15 rows fails by chance less than once in 10,000 times, and the shortest or the longest delay in place of the draw is far away.
                double deviation = Math.Sqrt(expected * (1 - expected) / paths);
                Assert.InRange((At(mixed) - expected) / deviation, -4.5, 4.5);
                Assert.True(Math.Min(Math.Abs(expected - fixedOnes[0]), Math.Abs(fixedOnes[^1] - expected)) > 8 * deviation, $"account {account}, edge {edge}: {string.Join(", ", fixedOnes)} are too near {expected}");
            }
        }
    }

    // Equity after a cost of c on the whole collateral is below zero where the collateral is below debt / (1 - c).
    [Fact]
    public void A_constant_cost_is_a_larger_debt()
    {
        MarginRules rules = new(new Dictionary<string, CollateralRule> { ["ETH"] = new(.75, .82) { Penalty = new LiquidationPenalty(.03, .01) } }, new Dictionary<string, OptionMarginRule>(), 2);
        MonitoredAccount[] costly = [Account("a", new() { ["ETH"] = 10 }, 21_000, [], true)];
        MergedTallies tallies = Run(rules, Constant(.06), costly);
        PricePathSample paths = PricePathSample.Walk(Model, new TimeGrid(Enumerable.Repeat(Spacing, Dates + 2).ToArray()), Seed, Paths);
        long insolvent = 0;
        for (int path = 0; path < Paths; path++)
        {
            int? breach = Enumerable.Range(0, Dates + 1).Cast<int?>().FirstOrDefault(date => .82 * 10 * paths[path, date!.Value, 0] < 21_000);
            if (breach is { } date && 10 * paths[path, date + 2, 0] < 21_000 / (1 - .1)) insolvent++;
        }

        Assert.True(insolvent > 50, $"{insolvent}");
        Assert.Equal(insolvent, tallies[AccountTallies.Of(0) + AccountTallies.Insolvencies]);
    }

    private static (double Slippage, double Penalty) Plain(double value, double slippage, double bonus, double fee, bool fromBonus)
    {
        double whole = Math.Min(1, fromBonus ? Math.Max(slippage, bonus) + fee : slippage + bonus + fee);
        return (slippage * value, (whole - slippage) * value);
    }

    private static double TableSlippage(double value) => value switch
    {
        <= 100_000 => .0005 + (.0095 * value / 100_000),
        <= 300_000 => .01 + (.01 * (value - 100_000) / 200_000),
        <= 1_000_000 => .02 + (.08 * (value - 300_000) / 700_000),
        _ => 1 - (900_000 / value),
    };

    private static double Stress(PricePathSample paths, int path, int date, int asset)
    {
        double volatility = Model.Assets[asset].Volatility;
        double mean = 1;
        for (int day = 1; day <= date; day++)
        {
            double moved = Math.Log(paths[path, day, asset] / paths[path, day - 1, asset]);
            mean = (.94 * mean) + (.06 * moved * moved / (volatility * volatility * Spacing));
        }

        return mean;
    }

    private static int DrawnDelay(int path, int date)
    {
        var keys = new PhiloxKeys(unchecked((uint)Seed), (uint)(Seed >> 32));
        uint purpose = RandomCounter.PurposeWord(RandomPurpose.LiquidationDelay, 0, 0);
        Philox4x32.Encrypt(Word1.Of((uint)path), 0, (uint)(date / 4), purpose, in keys, out Word1 w0, out Word1 w1, out Word1 w2, out Word1 w3);
        double uniform = (new[] { w0, w1, w2, w3 }[date % 4].Value + .5) / 4294967296.0;
        return uniform < .2 ? 0 : uniform < .7 ? 1 : 4;
    }

    private static int CostTally => AccountTallies.DistributionsOf(Accounts.Length, 0);

    private static MarketLiquidity Constant(double share) => new(Assets.ToDictionary(asset => asset, _ => (LiquidityModel)new LiquidityModel.Constant(share)), []);

    private static MergedTallies Run(MarginRules rules, MarketLiquidity liquidity, MonitoredAccount[]? accounts = null, ProtocolTail? tail = null, int paths = Paths) =>
        new SimulationRunner(CpuBackend.Widest()).Run(MarginPlan.Create(
            Model, Contracts, accounts ?? Accounts, rules, MonitoringDates.Daily(Dates), new SimulationSettings(paths, Seed, Precision.Double), tail, liquidity: liquidity)).Tallies;

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-9 * Math.Max(1, Math.Abs(expected)));

    private static MarginRules Rules(bool drawn) => new(
        new Dictionary<string, CollateralRule>
        {
            ["ETH"] = new(.75, .82) { Penalty = new LiquidationPenalty(.03, .01) },
            ["BTC"] = new(.7, .8) { Penalty = new LiquidationPenalty(.05, .02, SlippagePayer.Liquidator) },
        },
        new Dictionary<string, OptionMarginRule> { ["ETH"] = new(.15, .1) },
        drawn ? 4 : 1)
    {
        Delays = drawn ? new DelayDistribution(Chances) : null,
    };

    private static MonitoredAccount Account(string name, Dictionary<string, double> collateral, double debt, Dictionary<string, double> options, bool counts) =>
        new(new MarginAccount(name, collateral, debt, options), 0, counts);
}
