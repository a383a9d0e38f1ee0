using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>What makes a protocol riskier leaves more bad debt beyond its backstops, on the same random numbers: path by path where that can be proved, else in the mean.</summary>
public sealed class MonotoneRiskTests
{
    private const int Paths = 80;
    private const int Dates = 120;
    private const int Protocols = 25;

    // A mean that does not fall lies as far below zero once in three million seeds; a change without effect is seen over all protocols once in thirty thousand.
    private const double Fallen = -5;
    private const double Seen = 4;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    /// <summary>
    /// With a smaller fund nothing else changes, and after each loss the fund, and what stakers and minted tokens can still pay, are at most what they were, by induction: what lenders bear is not less, on any path.
    /// Absorption is excepted: the fund buys the collateral, so its size decides what is sold when.
    /// </summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_smaller_fund_leaves_no_less_to_lenders_on_any_path(int seed)
    {
        var random = new RandomProtocols(seed);
        PriceModel model = random.Model();
        LendingProtocol protocol = random.Protocol(model);
        if (protocol.Collateral.Values.Any(market => market.Liquidation is LiquidationMechanism.Absorption)) return;
        Backstop[] others = [.. protocol.Backstops.Where(backstop => backstop is not Backstop.InsuranceFund)];
        double[][] socialized = [.. new[] { 0.0, 2000, 20_000 }.Select(fund => Follow(model, protocol with { Backstops = [new Backstop.InsuranceFund(fund), .. others] }, 12)
            .Select(path => path.Ledger[PathLedger.Socialized]).ToArray())];
        for (int path = 0; path < socialized[0].Length; path++)
        {
            Assert.True(socialized[1][path] <= socialized[0][path] * (1 + 1e-9));
            Assert.True(socialized[2][path] <= socialized[1][path] * (1 + 1e-9));
        }
    }

    /// <summary>Where nobody liquidates, bad debt is what debts are above their collateral at the horizon: on every path no less where debts are larger.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Without_liquidations_more_debt_is_more_bad_debt_on_every_path(int seed)
    {
        var random = new RandomProtocols(seed);
        PriceModel model = random.Model();
        LendingProtocol idle = random.Protocol(model) with { Gas = new GasMarket.MeanReverting(1e15, "A0", 0, 600, 0), Interest = null };
        if (idle.Collateral.Values.Any(market => market.Liquidation is LiquidationMechanism.StabilityPool)) return;
        double[] before = BadDebt(Follow(model, idle, 12)), after = BadDebt(Follow(model, idle with { Positions = [.. idle.Positions.Select(position => position with { Debt = 1.1 * position.Debt })] }, 12));
        Assert.All(before.Zip(after), two => Assert.True(two.Second >= two.First * (1 - 1e-9)));
    }

    /// <summary>
    /// In the mean: over protocols whose liquidations do not by themselves make bad debt, (1 + bonus) threshold well below one and auctions that fall slowly against the steps, at prices without drift. Each change is seen over all protocols together, and in none of them does the mean fall beyond chance.
    /// </summary>
    [Theory]
    [InlineData("volatility")]
    [InlineData("slack")]
    [InlineData("oracle")]
    [InlineData("depth")]
    [InlineData("uptime")]
    [InlineData("capital")]
    public void More_risk_is_more_bad_debt_in_the_mean(string change)
    {
        var all = new List<double>();
        for (int seed = 1; seed <= Protocols; seed++)
        {
            double[] differences = Differences(change, seed);
            Assert.True(Score(differences) > Fallen, $"{change}, protocol {seed}: {Score(differences)}");
            all.AddRange(differences);
        }

        Assert.True(Score(all) > Seen, $"{change}: {Score(all)}");
    }

    /// <summary>
    /// A counterexample for keepers: a position of 100 units at 1 that owes 97 is liquidated at a bonus of a tenth, half its debt a date, until nothing is left to take: 97 - 100 / 1.1 are bad. Had nobody come, it would have been worth its debt at the horizon.
    /// So a bonus with (1 + bonus) debt above the collateral is excepted, and with it "more keepers are safer".
    /// </summary>
    [Fact]
    public void A_bonus_beyond_the_equity_makes_bad_debt_that_no_keeper_would_have_made()
    {
        LendingProtocol vault = KnownFalls.Vault(100, 97, .9, new LiquidationMechanism.FixedBonus(.1, .5, 0, 0));
        ProtocolPath liquidated = KnownFalls.Follow(vault, 1, 1, 40);
        ProtocolPath left = KnownFalls.Follow(vault with { Gas = new GasMarket.MeanReverting(1e15, "ETH", 0, 600, 0) }, 1, 1, 40);
        KnownFalls.Close(97 - (100 / 1.1), liquidated.BadDebt, 1e-6);
        Assert.Equal(0, left.BadDebt);
    }

    /// <summary>
    /// A counterexample for oracles: 100 units at 1 that owe 70 are worth 72 for one date. An oracle that tells it has them liquidated at a bonus of a tenth, and 70 - 72 / 1.1 are bad; one that reads every six hours never tells it, and all is well.
    /// So "a slower oracle is riskier" is said of the mean alone.
    /// </summary>
    [Fact]
    public void A_slow_oracle_passes_over_a_dip_in_which_a_fast_one_makes_bad_debt()
    {
        var dip = new GivenPathModel([0, 300, 600], [new GivenAsset("ETH", [1, .72, 1])]);
        LendingProtocol fast = KnownFalls.Vault(100, 70, .8, new LiquidationMechanism.FixedBonus(.1, 1, 0, 0));
        LendingProtocol slow = With(fast, market => market with { Oracle = new PriceOracle.SecurityModule(6 * 3600) });
        double BadDebt(LendingProtocol protocol) => ProtocolTrace.Follow(ProtocolPlan.Create(dip, protocol, new MonitoringDates(12, KnownFalls.StepYears), new SimulationSettings(1, 1, Precision.Double)), 0).BadDebt;
        KnownFalls.Close(70 - (72 / 1.1), BadDebt(fast), 1e-6);
        Assert.Equal(0, BadDebt(slow));
    }

    // Bad debt beyond the backstops, over all debt, path by path.
    private static double[] Differences(string change, int seed)
    {
        (PriceModel model, LendingProtocol protocol) = Ordinary(new Random(seed));
        (PriceModel riskierModel, LendingProtocol riskier) = Riskier(change, model, protocol);
        double debt = protocol.Positions.Sum(position => position.Debt);
        return [.. Beyond(Follow(riskierModel, riskier, Paths)).Zip(Beyond(Follow(model, protocol, Paths)), (more, less) => (more - less) / debt)];
    }

    private static (PriceModel Model, LendingProtocol Protocol) Riskier(string change, PriceModel model, LendingProtocol protocol) => change switch
    {
        "volatility" => (Model(1.6 * model.Assets[0].Volatility), protocol),
        "slack" => (model, With(protocol, market => market with { LiquidationThreshold = 1.12 * market.LiquidationThreshold })),
        "oracle" => (model, With(protocol, market => market with { Oracle = new PriceOracle.SecurityModule(6 * 3600) })),
        "depth" => (model, With(protocol, market => market with { Depth = market.Depth! with { Depth = market.Depth.Depth / 10 } })),
        "uptime" => (model, protocol with { Keepers = protocol.Keepers with { Uptime = .25 * protocol.Keepers.Uptime, OutageDuration = 4 * protocol.Keepers.OutageDuration } }),
        "capital" => (model, protocol with { Keepers = protocol.Keepers with { Capital = protocol.Keepers.Capital / 30 } }),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private static LendingProtocol With(LendingProtocol protocol, Func<CollateralMarket, CollateralMarket> changed) => protocol with { Collateral = protocol.Collateral.ToDictionary(pair => pair.Key, pair => changed(pair.Value)) };

    private static GeometricBrownianModel Model(double volatility) => new(Measure.RealWorld, [new ModelAsset("A0", 100, volatility, 0)], [[1]]);

    private static (PriceModel Model, LendingProtocol Protocol) Ordinary(Random random)
    {
        double Between(double low, double high) => low + ((high - low) * random.NextDouble());
        double threshold = Between(.6, .8), bonus = Between(.01, Math.Min(.08, (.85 / threshold) - 1));
        LiquidationMechanism liquidation = random.Next(3) switch
        {
            0 => new LiquidationMechanism.FixedBonus(bonus, Between(.3, 1), .95, 0),
            1 => new LiquidationMechanism.DutchAuction(bonus, Between(1, 1.2), new AuctionDecline.Linear(Between(36_000, 90_000)), 20_000, .6, 0, 0, 10, null),
            _ => new LiquidationMechanism.ReverseDiscount(bonus, 0),
        };
        LendingPosition[] positions = [.. Enumerable.Range(0, 12).Select(i => new LendingPosition($"p{i:00}", "A0", 10, 1000 * threshold * Between(.8, .99)))];
        return (Model(Between(3, 5)), new LendingProtocol(
            new Dictionary<string, CollateralMarket> { ["A0"] = new(threshold, new PriceOracle.Spot(), liquidation, new MarketDepth(Between(2000, 10_000), Between(600, 7200), 0)) },
            positions,
            new KeeperPool(Between(2000, 20_000), Between(600, 7200), 10, 0, Between(.5, .9), Between(3600, 30_000), 5),
            new GasMarket.MeanReverting(1, "A0", 2, 3600, .3))
        {
            Backstops = [new Backstop.InsuranceFund(Between(0, 100))],
        });
    }

    private static double Score(IReadOnlyList<double> values)
    {
        double mean = values.Average(), variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        return variance == 0 ? Math.Sign(mean) * double.MaxValue : mean / Math.Sqrt(variance / values.Count);
    }

    private static double[] BadDebt(IEnumerable<ProtocolPath> paths) => [.. paths.Select(path => path.BadDebt)];

    private static double[] Beyond(IEnumerable<ProtocolPath> paths) => [.. paths.Select(path => path.Ledger[PathLedger.Socialized])];

    private static IEnumerable<ProtocolPath> Follow(PriceModel model, LendingProtocol protocol, int paths)
    {
        SimulationPlan plan = ProtocolPlan.Create(model, protocol, new MonitoringDates(Dates, 1 / (365.0 * 48)), new SimulationSettings(paths, 7, Precision.Double));
        for (int path = 0; path < paths; path++) yield return ProtocolTrace.Follow(plan, path);
    }
}
