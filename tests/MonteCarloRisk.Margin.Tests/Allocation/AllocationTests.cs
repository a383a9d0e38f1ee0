using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Tests.Monitoring;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Tests.Allocation;

/// <summary>The bands of an allocation against whole price paths that are walked again by plain code.</summary>
public sealed class AllocationTests
{
    private const int Paths = 4000;
    private const int Dates = 15;
    private static readonly string[] Assets = ["ETH", "BTC"];
    private static readonly LossBand[] Bands = [LossBand.All, new(1200, float.MaxValue), new(300, 1200)];

    private static readonly GeometricBrownianModel Model = new(Measure.RealWorld, [new("ETH", 3000, 1.6, .1), new("BTC", 90000, 1.2, -.2)], [[1, .7], [.7, 1]]);

    private static readonly EuropeanOption[] Contracts = [new("call", "ETH", OptionRight.Call, 3100, 6 / 365.0, .9, .03, 0), new("put", "BTC", OptionRight.Put, 88000, 45 / 365.0, 1.0, .03, .01)];

    private static readonly Perpetual[] Perpetuals = [new("ETH-PERP", "ETH", new FundingLaw.Constant(.9)), new("BTC-PERP", "BTC", new FundingLaw.Constant(-.4))];

    private static readonly MonitoredAccount[] Accounts =
    [
        Account("borrower", new() { ["ETH"] = 1 }, 2300, []),
        Account("two assets", new() { ["ETH"] = 4, ["BTC"] = .2 }, 23000, []),
        Account("writer", new() { ["ETH"] = .4 }, 0, new() { ["call"] = -1, ["put"] = -.05 }),
        new(new MarginAccount("trader", new Dictionary<string, double>(), 0, new Dictionary<string, double>())
        {
            Cash = 1500,
            Perpetuals = new Dictionary<string, PerpetualPosition> { ["ETH-PERP"] = new("ETH", 2, 2900), ["BTC-PERP"] = new("BTC", -.1, 91000) },
        }, 0, true),

        // In breach today and insolvent whatever happens: its loss is no asset's where prices rise.
        Account("under water", new() { ["ETH"] = 1 }, 3200, []),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Losses_are_those_of_the_plain_implementation(int delay)
    {
        var allocation = new LossAllocationPlan(Bands);
        MergedTallies tallies = Run(Rules(delay), allocation, null);
        double spacing = 1.0 / MonitoringDates.DaysPerYear;
        PricePathSample paths = PricePathSample.Walk(Model, new TimeGrid(Enumerable.Repeat(spacing, Dates + delay).ToArray()), 11, Paths);
        double[][] losses = [.. Enumerable.Range(0, Paths).Select(path => Replay(Rules(delay), paths, path, spacing, delay))];
        int first = AccountTallies.DistributionsOf(Accounts.Length, 0);
        for (int band = 0; band < Bands.Length; band++)
        {
            int tally = first + (band * AllocationBook.Band(Accounts.Length, Assets.Length));
            double[][] within = [.. losses.Where(path => BadDebt(path) > 0 && BadDebt(path) >= Bands[band].Least && BadDebt(path) < Bands[band].Below)];
            if (delay > 0) Assert.InRange(within.Length, 100, Paths);
            Assert.Equal(within.Length, tallies[tally + AllocationBook.Paths]);
            Near(within.Sum(BadDebt), tallies.Sum(tally + AllocationBook.BadDebt));
            for (int unit = 0; unit < Accounts.Length + Assets.Length + 1; unit++)
            {
                int own = tally + AllocationBook.Units + (unit * AllocationBook.Unit);
                Assert.Equal(within.LongCount(path => path[unit] > 0), tallies[own + AllocationBook.Hits]);
                Near(within.Sum(path => path[unit]), tallies.Sum(own + AllocationBook.Loss));
                Near(within.Sum(path => path[unit] * path[unit]), tallies.Sum(own + AllocationBook.Loss + Kernels.Memory.ExactSum.Tallies));
            }
        }

        // Every unit is told, what no asset caused too.
        if (delay > 0) Assert.All(Enumerable.Range(0, Accounts.Length + Assets.Length + 1), unit => Assert.Contains(losses, path => path[unit] > 0));
    }

    [Fact]
    public void What_was_counted_before_does_not_move()
    {
        MarketLiquidity liquidity = new(new Dictionary<string, LiquidityModel> { ["ETH"] = new LiquidityModel.SquareRoot(.002, 1, .06, 4e6) { StressExponent = 2 } }, MarketLiquidity.UsualSizes);
        MergedTallies with = Run(Rules(2), new LossAllocationPlan(Bands), liquidity);
        MergedTallies without = Run(Rules(2), null, liquidity);
        Assert.All(Enumerable.Range(0, AccountTallies.DistributionsOf(Accounts.Length, 0)), tally => Assert.Equal(without[tally], with[tally]));
    }

    private static MergedTallies Run(MarginRules rules, LossAllocationPlan? allocation, MarketLiquidity? liquidity) => new SimulationRunner(CpuBackend.Widest()).Run(MarginPlan.Create(
        Model, Contracts, Accounts, rules, MonitoringDates.Daily(Dates), new SimulationSettings(Paths, 11, Precision.Double), null, Perpetuals, liquidity, allocation)).Tallies;

    private static double BadDebt(double[] path) => path.Take(Accounts.Length).Sum();

    // By account, then by asset, then what no asset caused.
    private static double[] Replay(MarginRules rules, PricePathSample paths, int path, double spacing, int delay)
    {
        double[] losses = new double[Accounts.Length + Assets.Length + 1];
        for (int account = 0; account < Accounts.Length; account++)
        {
            MarginAccount whole = Accounts[account].Account;
            (int? breach, double equity) = new ReplayedAccount(whole, 0, rules, Contracts, Assets, spacing, Perpetuals).UnderRules(paths, path, Dates);
            if (breach is not { } date || equity >= 0) continue;
            losses[account] = -equity;
            double[] falls = [.. Assets.Select(asset => Math.Max(0, Fall(On(whole, asset))))];
            double all = falls.Sum();
            for (int asset = 0; asset < Assets.Length; asset++) losses[Accounts.Length + asset] += all > 0 ? -equity * falls[asset] / all : 0;
            if (all == 0) losses[^1] -= equity;

            double Fall(MarginAccount part)
            {
                var replayed = new ReplayedAccount(part, 0, rules, Contracts, Assets, spacing, Perpetuals);
                return replayed.EquityOn(paths, path, 0) - replayed.EquityOn(paths, path, date + delay);
            }
        }

        return losses;
    }

    // What an account holds on one asset, without cash and debt.
    private static MarginAccount On(MarginAccount account, string asset) => account with
    {
        Cash = 0,
        Debt = 0,
        Collateral = account.Collateral.Where(held => held.Key == asset).ToDictionary(),
        Options = account.Options.Where(held => Contracts.Any(contract => contract.Name == held.Key && contract.Underlying == asset)).ToDictionary(),
        Perpetuals = account.Perpetuals.Where(held => held.Value.Underlying == asset).ToDictionary(),
    };

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-8 * Math.Max(1, Math.Abs(expected)));

    private static MarginRules Rules(int delay) => new(
        new Dictionary<string, CollateralRule> { ["ETH"] = new(.75, .82), ["BTC"] = new(.7, .8) },
        new Dictionary<string, OptionMarginRule> { ["ETH"] = new(.15, .1), ["BTC"] = new(.15, .1) },
        delay)
    {
        Perpetuals = new Dictionary<string, PerpetualMarginRule> { ["ETH"] = new(.1, .05), ["BTC"] = new(.1, .05) },
    };

    private static MonitoredAccount Account(string name, Dictionary<string, double> collateral, double debt, Dictionary<string, double> options) =>
        new(new MarginAccount(name, collateral, debt, options), 0, true);
}
