using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using static MonteCarloRisk.Simulation.Tests.Protocols.KnownFalls;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Debts in another asset than the numéraire, categories, loops and runs, followed by hand on prices that are known.</summary>
public sealed class LendingByHandTests
{
    private const double Token = 1100;
    private const double Ether = 1000;

    private static readonly LiquidationMechanism.FixedBonus Bonus = new(.05, .5, .95, 0);
    private static readonly InterestCurve Flat = new(0, 0, 0, .8, .1, 1000);
    private static readonly EfficiencyMode Category = new(["TOKEN", "ETH"], .95, .01);

    [Fact]
    public void A_debt_in_another_asset_is_unhealthy_by_the_ratio_of_two_prices()
    {
        // Both prices fall by a hundredth a step, the token by a thousandth more: health is 1.1 x 0.999^n x 100 x 0.8 over 85.
        LendingProtocol protocol = Pair(100, 85);
        ProtocolPath path = Walk(protocol, .99 * .999, .99, 40);
        ProtocolEvent sale = Assert.Single(path.Events);
        int date = (int)Math.Ceiling(Math.Log(85 / 88.0) / Math.Log(.999));
        Assert.Equal(35, date);
        Assert.Equal((date, ProtocolEventKind.Liquidation, 0, 0), (sale.Date, sale.Kind, sale.Asset, sale.Position));
        double ether = Ether * Math.Pow(.99, date);
        Close(42.5 * ether, path.Ledger[PathLedger.Repaid]);
        Close(42.5, path.Positions[0][PositionState.ScaledDebt]);
        Close(100 - (42.5 * 1.05 / (1.1 * Math.Pow(.999, date))), path.Positions[0][PositionState.Units]);
        Close(42.5 * .05 * ether, path.Ledger[PathLedger.KeeperProfit]);
        Assert.Equal(0, path.BadDebt);

        // At the numéraire's price alone it would have been unhealthy within days, or never.
        Assert.Empty(Walk(protocol, .9, .9, 40).Events);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public void A_debt_in_an_asset_at_one_is_what_a_debt_in_the_numeraire_is(ulong seed)
    {
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("TOKEN", Token, 1.5, -15), new ModelAsset("ETH", 1, 0, 0)], [[1, 0], [0, 1]]);
        var market = new CollateralMarket(.8, new PriceOracle.Push(3600, .01, 0), Bonus with { ProtocolFee = .2, CloseFactorOf = new CloseFactorRule.TotalDebt(2000, 1000) }, new MarketDepth(2e5, 3600, 1));
        LendingPosition[] owed = [.. Enumerable.Range(0, 20).Select(i => new LendingPosition($"v{i}", "TOKEN", 10, 7000 + (90 * i)))];
        var numeraire = new LendingProtocol(new Dictionary<string, CollateralMarket> { ["TOKEN"] = market }, owed, new KeeperPool(1e5, 3600, 3, 5, .9, 7200, 4), new GasMarket.MeanReverting(4, "TOKEN", 6, 21_600, .4))
        {
            Interest = new InterestCurve(.01, .04, .75, .8, .2, 200_000),
            Backstops = [new Backstop.InsuranceFund(200)],
        };
        LendingProtocol paired = numeraire with
        {
            Positions = [.. owed.Select(position => position with { DebtAsset = "ETH" })],
            Reserves = new Dictionary<string, DebtReserve> { ["ETH"] = new(numeraire.Interest, new PriceOracle.Spot()) },
            Interest = null,
        };
        int liquidated = 0;
        for (int path = 0; path < 5; path++)
        {
            ProtocolPath one = ProtocolTrace.Follow(ProtocolPlan.Create(model, numeraire, new MonitoringDates(100, 1 / 8760.0), new SimulationSettings(5, seed, Precision.Double)), path);
            ProtocolPath other = ProtocolTrace.Follow(ProtocolPlan.Create(model, paired, new MonitoringDates(100, 1 / 8760.0), new SimulationSettings(5, seed, Precision.Double)), path);
            liquidated += one.Events.Count(happened => happened.Kind == ProtocolEventKind.Liquidation);
            for (int slot = PathLedger.BadDebt; slot < PathLedger.Slots; slot++) Assert.InRange(other.Ledger[slot], one.Ledger[slot] - 1e-4, one.Ledger[slot] + 1e-4);
            Close(one.Ledger[PathLedger.KeeperCapital], other.Ledger[PathLedger.KeeperCapital]);
            for (int i = 0; i < owed.Length; i++) Assert.InRange(other.Positions[i][PositionState.Units], one.Positions[i][PositionState.Units] - 1e-7, one.Positions[i][PositionState.Units] + 1e-7);
        }

        Assert.True(liquidated > 50);
    }

    [Fact]
    public void A_category_has_its_own_threshold_and_bonus()
    {
        // Health is 1.1 x 0.95 x 0.999^n: below one from step 44 on, and no earlier though 80% was passed before the first.
        LendingProtocol protocol = Pair(100, 100) with { Modes = new Dictionary<string, EfficiencyMode> { ["ether"] = Category } };
        protocol = protocol with { Positions = [protocol.Positions[0] with { Mode = "ether" }] };
        ProtocolPath path = Walk(protocol, .999, 1, 50);
        ProtocolEvent sale = Assert.Single(path.Events);
        Assert.Equal(44, sale.Date);
        Close(50 * .01 * Ether, path.Ledger[PathLedger.KeeperProfit]);
        Close(100 - (50 * 1.01 / (1.1 * Math.Pow(.999, 44))), path.Positions[0][PositionState.Units]);
    }

    [Fact]
    public void A_categorys_own_oracle_is_blind_to_the_market()
    {
        LendingProtocol protocol = Pair(100, 100) with
        {
            Modes = new Dictionary<string, EfficiencyMode> { ["ether"] = Category with { Prices = new Dictionary<string, double> { ["TOKEN"] = 2.2, ["ETH"] = 2 } } },
        };
        protocol = protocol with { Positions = [protocol.Positions[0] with { Mode = "ether" }] };
        ProtocolPath path = Walk(protocol, .99, 1, 50);
        Assert.DoesNotContain(path.Events, happened => happened.Kind == ProtocolEventKind.Liquidation);
        Close((100 * Ether) - (100 * Token * Math.Pow(.99, 50)), path.BadDebt);
    }

    [Theory]
    [InlineData(1020, .03)]
    [InlineData(1060, 0)]
    public void Keepers_buy_what_they_repay_at_the_market(double ether, double margin)
    {
        // The oracle of what is owed stands at 1000.
        LendingProtocol protocol = Pair(100, 90, oracle: new PriceOracle.FixedPrice(1000));
        ProtocolPath path = Walk(protocol, 1, 1, 1, ether);
        Assert.Equal(margin > 0, path.Events.Count > 0);
        if (margin > 0)
        {
            Close(45 * 1000 * margin, path.Ledger[PathLedger.KeeperProfit]);
            Close(45 * ether, path.Ledger[PathLedger.Repaid]);
        }
    }

    [Fact]
    public void A_reserves_interest_follows_its_own_curve()
    {
        var curve = new InterestCurve(.01, .04, .6, .8, .1, 100);
        LendingProtocol protocol = Pair(200, 85, curve);
        ProtocolPath path = Walk(protocol, 1, .9999, 288);
        (double debt, double supplied, double revenue) = (85, 100, 0);
        for (int i = 1; i <= 288; i++)
        {
            double u = debt / supplied;
            double interest = debt * (.01 + (.04 * Math.Min(u, .8) / .8) + (.6 * Math.Max(0, u - .8) / .2)) * StepYears;
            debt += interest;
            supplied += .9 * interest;
            revenue += .1 * interest * Ether * Math.Pow(.9999, i);
        }

        Close(revenue, path.Ledger[PathLedger.Revenue]);
        Close(revenue, path.Ledger[PathLedger.Fund]);
        Close(0, path.Ledger[PathLedger.ScaledDebt]);
    }

    [Theory]
    [InlineData(.03, true)]
    [InlineData(.06, false)]
    public void A_loop_is_taken_back_by_half_in_a_half_life_while_borrowing_costs_more_than_it_yields(double yield, bool leaves)
    {
        ProtocolPath path = Walk(Loop(yield, 3600, new InterestCurve(.05, 0, 0, .8, 0, 1000)), 1, 1, 12);
        Assert.Equal(leaves ? [ProtocolEventKind.Unwinding] : [], path.Events.Select(happened => happened.Kind));
        double units = 500 / 1.1;
        Close(leaves ? units / 2 : units, path.Positions[0][PositionState.Units]);
        Close(leaves ? 200 : 400, path.Positions[0][PositionState.ScaledDebt]);
        Close(leaves ? units / 2 * Token : 0, path.Measures[LiquidationMeasures.Unwound]);
        Assert.InRange(path.Measures[LiquidationMeasures.UnwindingLoss], -1e-6, 1e-6);
        double share = 1 - Math.Pow(2, -1 / 12.0);
        double repaid = leaves ? Enumerable.Range(0, 12).Sum(i => share * 400 * Math.Pow(1 - share, i) * Math.Pow(1 + (.05 * StepYears), i + 1)) * Ether : 0;
        Close(repaid, path.Measures[LiquidationMeasures.UnwindingRepaid]);
    }

    [Theory]
    [InlineData(1e6)]
    [InlineData(1e4)]
    [InlineData(1e3)]
    public void Loops_that_are_taken_back_sell_into_depth(double depth)
    {
        LendingProtocol protocol = Loop(.01, 3600, new InterestCurve(.05, 0, 0, .8, 0, 1000));
        protocol = protocol with { Collateral = new Dictionary<string, CollateralMarket> { ["TOKEN"] = protocol.Collateral["TOKEN"] with { Depth = new MarketDepth(depth, 3600, 0) } } };
        ProtocolPath path = Walk(protocol, 1, 1, 1);
        double inverse = .04 / depth;
        double share = 1 - Math.Pow(2, -1 / 12.0);
        double owed = share * 400 * (1 + (.05 * StepYears)) * Ether;
        double value = share * 500 * Ether;
        double least = (1 - Math.Sqrt(1 - (2 * inverse * owed))) / inverse;

        // A market that does not bring the share of the debt is not sold into.
        double sold = double.IsNaN(least) ? 0 : Math.Max(value, least);
        Assert.Equal(depth > 5e3, sold > 0);
        Close(sold, path.Measures[LiquidationMeasures.Unwound]);
        Close(sold * sold * inverse / 2, path.Measures[LiquidationMeasures.UnwindingLoss]);
        Close(sold > 0 ? owed : 0, path.Measures[LiquidationMeasures.UnwindingRepaid]);
        Close((500 / 1.1) - (sold / Token), path.Positions[0][PositionState.Units]);
    }

    [Fact]
    public void Slippage_beyond_the_owners_part_makes_him_sell_more()
    {
        // Of the share that is sold a fifth is the owner's; at this depth slippage takes a quarter of it.
        LendingProtocol protocol = Loop(.01, 3600, new InterestCurve(.05, 0, 0, .8, 0, 1000));
        double share = 1 - Math.Pow(2, -1 / 12.0);
        double inverse = .5 / (share * 500 * Ether);
        protocol = protocol with { Collateral = new Dictionary<string, CollateralMarket> { ["TOKEN"] = protocol.Collateral["TOKEN"] with { Depth = new MarketDepth(.04 / inverse, 3600, 0) } } };
        ProtocolPath path = Walk(protocol, 1, 1, 1);
        double owed = share * 400 * (1 + (.05 * StepYears)) * Ether;
        double sold = (1 - Math.Sqrt(1 - (2 * inverse * owed))) / inverse;
        Assert.True(sold > share * 500 * Ether);
        Close(sold, path.Measures[LiquidationMeasures.Unwound]);
        Close(owed, path.Measures[LiquidationMeasures.UnwindingRepaid]);
    }

    [Fact]
    public void Loops_leave_until_the_rate_is_what_they_yield()
    {
        // rate = 0.05 u up to the kink: at a yield of 3% utilization comes down to 0.6.
        ProtocolPath path = Walk(Loop(.03, 7200, new InterestCurve(0, .04, .5, .8, 0, 500)), 1, 1, 200);
        double debt = path.Positions[0][PositionState.ScaledDebt];
        Assert.InRange(debt / 500, .6 * Math.Pow(2, -1 / 24.0), .6001);
        Assert.Single(path.Events);
    }

    [Fact]
    public void Lenders_leave_until_nothing_is_left_that_is_not_lent()
    {
        var curve = new InterestCurve(0, 0, 0, .8, 0, 1000) { Run = new LenderRun(.85, .5) };
        ProtocolPath path = Follow(Vault(100, 900, .8, Bonus) with { Interest = curve }, 1100, 1, 60);

        // 1000 x 0.5^(n / 288) is 900 at n = 43.8.
        ProtocolEvent squeeze = Assert.Single(path.Events);
        Assert.Equal((44, ProtocolEventKind.WithdrawalSqueeze), (squeeze.Date, squeeze.Kind));
        Close(1000 * (1 - Math.Pow(.5, 43 / 288.0)), squeeze.Amount);
        Close(100, path.Measures[LiquidationMeasures.Withdrawn]);
        Close(900, path.Ledger[PathLedger.Supplied]);
        Close(17 * 300, path.Measures[LiquidationMeasures.SqueezedSeconds]);
        Close(17 * 300, path.Measures[LiquidationMeasures.LongestSqueezeSeconds]);
        Assert.Equal(0, path.Measures[LiquidationMeasures.LenderLoss]);

        // Below the level nobody leaves.
        Assert.Empty(Follow(Vault(100, 840, .8, Bonus) with { Interest = curve }, 1100, 1, 60).Events);
    }

    [Fact]
    public void At_full_utilization_the_rate_is_that_of_the_far_side_and_debts_grow_by_it()
    {
        var curve = new InterestCurve(0, .04, 2, .8, .1, 1000) { Run = new LenderRun(.85, .9) };
        ProtocolPath path = Follow(Vault(100, 900, .8, Bonus) with { Interest = curve }, 1100, 1, 100);
        (double debt, double supplied, double squeezed) = (900, 1000, 0);
        for (int i = 0; i < 100; i++)
        {
            double u = Math.Min(1, debt / supplied);
            double interest = debt * ((.04 * Math.Min(u, .8) / .8) + (2 * Math.Max(0, u - .8) / .2)) * StepYears;
            debt += interest;
            supplied += .9 * interest;
            double wanted = debt >= .85 * supplied ? supplied * (1 - Math.Pow(.1, 1 / 288.0)) : 0;
            double cash = Math.Max(0, supplied - debt);
            if (wanted > cash) squeezed += 300;
            supplied -= Math.Min(wanted, cash);
        }

        Close(debt, 900 * path.Ledger[PathLedger.DebtIndex]);
        Close(supplied, path.Ledger[PathLedger.Supplied]);
        Close(squeezed, path.Measures[LiquidationMeasures.SqueezedSeconds]);
        Assert.True(squeezed > 300 * 50);
    }

    [Fact]
    public void What_backstops_leave_is_borne_by_the_lenders_of_what_was_not_repaid()
    {
        // The token halves, and nobody liquidates: 9 ETH against 5,500 and 9,000 against 5,500.
        var none = new KeeperPool(1e12, 60, 1, 1e9, 1, 60, 1);
        LendingProtocol protocol = Pair(10, 9, Flat with { Supplied = 20 }) with
        {
            Keepers = none,
            Backstops = [new Backstop.InsuranceFund(1400)],
            Interest = Flat with { Supplied = 10_000, Run = new LenderRun(1, .5) },
        };
        protocol = protocol with { Positions = [.. protocol.Positions, new LendingPosition("other", "TOKEN", 10, 9000)] };
        ProtocolPath path = Walk(protocol, .5, 1, 1);
        Close(7000, path.BadDebt);
        Close(5600, path.Ledger[PathLedger.Socialized]);
        Close(10_000 - 2800, path.Ledger[PathLedger.Supplied]);
        Close(.28, path.Measures[LiquidationMeasures.LenderLoss]);

        // With a tenth of the supply in ether the lenders of ether lose more: 2.8 of 10.
        LendingProtocol narrow = protocol with { Reserves = new Dictionary<string, DebtReserve> { ["ETH"] = new(Flat with { Supplied = 9 }, new PriceOracle.Spot()) } };
        Close(2.8 / 9, Walk(narrow, .5, 1, 1).Measures[LiquidationMeasures.LenderLoss]);
    }

    [Fact]
    public void Bad_debt_frightens_lenders_too()
    {
        var curve = Flat with { Supplied = 10_000, Run = new LenderRun(1, .5) { BadDebtShare = .05 } };
        LendingProtocol protocol = Vault(10, 1000, .9, Bonus with { CloseFactor = 1 }) with { Interest = curve };
        ProtocolPath calm = Follow(protocol, 100, .99, 2);
        Assert.Equal(0, calm.Measures[LiquidationMeasures.Withdrawn]);

        // Bad debt of 1000 less what 9 x 10 covers at a bonus, above 5% of 10,000 only where the fall is deep.
        ProtocolPath fall = Follow(protocol, 100, .4, 3);
        Close(1000 - (400 / 1.05), fall.BadDebt);
        double left = 10_000 - fall.BadDebt;
        Close(left * (1 - Math.Pow(.5, 2 / 288.0)), fall.Measures[LiquidationMeasures.Withdrawn]);
    }

    [Fact]
    public void Collateral_that_is_lent_out_cannot_be_had()
    {
        // Of 1,000 tokens 995 are lent: of a vault that is unhealthy liquidators get five, and then none.
        LendingProtocol protocol = Pair(100, 90) with
        {
            Collateral = new Dictionary<string, CollateralMarket>
            {
                ["TOKEN"] = new(.8, new PriceOracle.Spot(), Bonus, null),
                ["ETH"] = new(.8, new PriceOracle.Spot(), Bonus, null),
            },
            Reserves = new Dictionary<string, DebtReserve> { ["ETH"] = new(Flat with { Supplied = 2000 }, null), ["TOKEN"] = new(Flat, null) },
        };
        protocol = protocol with { Positions = [.. protocol.Positions, new LendingPosition("borrower", "ETH", 2000, 995) { DebtAsset = "TOKEN" }] };
        ProtocolPath path = Walk(protocol, 1, 1, 10);
        ProtocolEvent sale = Assert.Single(path.Events);
        Assert.Equal(1, sale.Date);
        Close(95, path.Positions[0][PositionState.Units]);
        Close(5 * Token / 1.05, sale.Amount);

        LendingProtocol free = protocol with { Reserves = new Dictionary<string, DebtReserve> { ["ETH"] = new(Flat with { Supplied = 2000 }, null), ["TOKEN"] = new(Flat with { Supplied = 2000 }, null) } };
        Close(45 * Ether, Walk(free, 1, 1, 1).Events[0].Amount);
    }

    private static LendingProtocol Pair(double units, double debt, InterestCurve? interest = null, PriceOracle? oracle = null) => new(
        new Dictionary<string, CollateralMarket> { ["TOKEN"] = new(.8, new PriceOracle.Spot(), Bonus, null) },
        [new LendingPosition("pair", "TOKEN", units, debt) { DebtAsset = "ETH" }],
        Free,
        new GasMarket.MeanReverting(0, "ETH", 0, 600, 0))
    {
        Reserves = new Dictionary<string, DebtReserve> { ["ETH"] = new(interest ?? Flat, oracle ?? new PriceOracle.Spot()) },
    };

    // 100 ETH at five times.
    private static LendingProtocol Loop(double yield, double halfLife, InterestCurve interest)
    {
        LendingProtocol protocol = Pair(500 / 1.1, 400, interest) with { Modes = new Dictionary<string, EfficiencyMode> { ["ether"] = Category } };
        return protocol with { Positions = [protocol.Positions[0] with { Mode = "ether", Unwinding = new LoopUnwinding(yield, halfLife) }] };
    }

    private static ProtocolPath Walk(LendingProtocol protocol, double tokenRatio, double etherRatio, int dates, double ether = Ether)
    {
        var model = new GeometricBrownianModel(
            Measure.RealWorld, [new ModelAsset("TOKEN", Token, 0, Math.Log(tokenRatio) / StepYears), new ModelAsset("ETH", ether, 0, Math.Log(etherRatio) / StepYears)], [[1, 0], [0, 1]]);
        return ProtocolTrace.Follow(ProtocolPlan.Create(model, protocol, new MonitoringDates(dates, StepYears), new SimulationSettings(1, 1, Precision.Double)), 0);
    }
}
