using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Manipulation;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Margin.Protocols.Manipulation;

namespace MonteCarloRisk.Margin.Tests.Protocols;

/// <summary>Attacks on oracles: by hand, against figures of incidents, and against a second search.</summary>
public sealed class ManipulationTests
{
    private static readonly LiquidationMechanism Bonus = new LiquidationMechanism.FixedBonus(.05, .5, .95, 0);
    private static readonly Attacker Attacker = new(1e9, 200e6, 12);

    /// <summary>
    /// Venus, 18 May 2021: XVS at 76, told up to 143, counted at 80%, 200 million borrowed. Of them 200 / (0.8 x 143 / 76) = 132.87 million had to be left behind at the price of before.
    /// Mango, 11 October 2022: 483 million MNGO at 0.0382, told up to 0.91: a gain of 421 million on paper, of which the 116 million that were there could be taken.
    /// </summary>
    [Theory]
    [InlineData(76, 143, .8, 200e6, 0, 67.1329e6)]
    [InlineData(.0382, .91, 1, 1e12, 483e6, 421.0794e6)]
    [InlineData(.0382, .91, 1, 116e6, 483e6, 111.1305e6)]
    public void A_pumped_token_is_left_behind_for_what_is_borrowed(double spot, double told, double threshold, double borrowable, double room, double gain)
    {
        LendingProtocol protocol = Of(new PriceOracle.Spot { Cap = told }, threshold, new ReferencePool(5e6, 0), room == 0 ? null : room + 1, 1, 1e-9);
        CollateralManipulation attack = Attacks(protocol, spot, new Attacker(1e12, borrowable, 12))[AttackKind.Borrow];
        Close(told / spot, attack.Best!.OracleMultiple, 1e-6);
        Close(gain, attack.Best.Gain, 1e-5);
        Assert.Equal(0, attack.Best.Blocks);
        Close(0, attack.Best.Cost, 1e-6);
    }

    [Fact]
    public void A_feed_that_reads_another_asset_is_not_moved()
    {
        Assert.True(Attacks(Of(new PriceOracle.Spot(), .8, new ReferencePool(5e6, .003), null, 1, 1e-9), 100, Attacker)[AttackKind.Borrow].Best!.Profit > 0);
        Assert.Null(Attacks(Of(new PriceOracle.Spot { Reference = new FeedReference("A0", 1) }, .8, new ReferencePool(5e6, .003), null, 1, 1e-9), 100, Attacker)[AttackKind.Borrow].Best);
    }

    /// <summary>A pool of 10 million a side moved up by 44%: 10 (1.2 - 1) / 0.997 come in; held over a block 10 (1.2 + 1 / 1.2 - 2) and the fee are lost, within a transaction the fees alone (a second program, Python 3.11).</summary>
    [Theory]
    [InlineData(0, 10_020.055162988)]
    [InlineData(1, 339_351.387495821)]
    [InlineData(7, 7 * 339_351.387495821)]
    public void Moving_a_pool_costs_fees_or_what_others_take_back(int blocks, double cost)
    {
        foreach (double multiple in new[] { 1.44, 1 / 1.44 })
        {
            PoolMove move = PoolMove.Of(new ReferencePool(10e6, .003), multiple, blocks);
            Close(2_006_018.054162487, move.Spent, 1e-9);
            Close(cost, move.Cost, 1e-9);
        }
    }

    /// <summary>A pool of 5 million a side with a fee of 0.3%, 80% counted, 200 million to borrow: best attacks of a second program that tries 400,000 multiples for some numbers of blocks, and cheapest ones that it bisects (Python 3.11).</summary>
    [Theory]
    [InlineData("arithmetic", 41_158_826.29, 1, 397.844, 150, 22_383_584.17154)]
    [InlineData("geometric", 2_030_377.11, 150, 1.53372, 150, 22_383_584.17154)]
    [InlineData("average", 74_162_288.55, 1, 275.779, 1, 17_373_891.54366)]
    public void Averages_are_moved_in_the_block_or_over_the_blocks_that_pay_best(string kind, double profit, int blocks, double multiple, int cheapestBlocks, double cheapest)
    {
        PriceOracle oracle = kind switch
        {
            "arithmetic" => new PriceOracle.TimeWeightedAverage(1800, WindowMean.Arithmetic),
            "geometric" => new PriceOracle.TimeWeightedAverage(1800, WindowMean.Geometric),
            _ => new PriceOracle.MovingAverage(600),
        };
        CollateralManipulation attack = Attacks(Of(oracle, .8, new ReferencePool(5e6, .003), null, 1, 1e-9), 100, Attacker)[AttackKind.Borrow];
        Close(profit, attack.Best!.Profit, 1e-6);
        Assert.Equal(blocks, attack.Best.Blocks);
        Close(multiple, attack.Best.PoolMultiple, 1e-3);
        Assert.Equal(cheapestBlocks, attack.Cheapest!.Blocks);
        Close(cheapest, attack.Cheapest.Cost, 1e-8);
        Close(attack.Cheapest.Cost, attack.Cheapest.Gain, 1e-6);
    }

    [Fact]
    public void What_a_median_tells_is_told_by_its_second_source_and_a_fixed_price_tells_nothing()
    {
        CollateralManipulation Borrow(PriceOracle oracle) => Attacks(Of(oracle, .8, new ReferencePool(5e6, .003), null, 1, 1e-9), 100, Attacker)[AttackKind.Borrow];
        var window = new PriceOracle.TimeWeightedAverage(1800, WindowMean.Arithmetic);
        Close(Borrow(window).Best!.Profit, Borrow(new PriceOracle.Median([new PriceOracle.Spot(), window, new PriceOracle.FixedPrice(null)])).Best!.Profit, 1e-9);
        Assert.Null(Borrow(new PriceOracle.Median([new PriceOracle.Spot(), new PriceOracle.FixedPrice(null), new PriceOracle.FixedPrice(null)])).Best);
        Assert.Null(Borrow(new PriceOracle.FixedPrice(null)).Best);
    }

    [Fact]
    public void A_feed_is_moved_for_as_long_as_it_looks_back_and_a_module_for_a_block()
    {
        CollateralManipulation Borrow(PriceOracle oracle) => Attacks(Of(oracle, .8, new ReferencePool(5e6, .003), null, 1, 1e-9), 100, Attacker)[AttackKind.Borrow];
        Assert.Equal(6, Borrow(new PriceOracle.Push(3600, .01, 60)).Cheapest!.Blocks);
        Assert.Equal(1, Borrow(new PriceOracle.SecurityModule(3600)).Cheapest!.Blocks);

        // From 125% on it pays for the first unit borrowed: the cheapest attack is where 200 million less what is left behind covers one block.
        ManipulationAttack cheapest = Borrow(new PriceOracle.SecurityModule(3600)).Cheapest!;
        Close(cheapest.Cost, 200e6 * (1 - (1 / (.8 * cheapest.PoolMultiple))), 1e-6);
    }

    /// <summary>10 ETH of 2,000 against 12,500, a bonus of 5%: told 80%, all is repaid for 12,500 x 1.05 / 0.8 of collateral; told 50%, collateral goes for 20,000 x 0.5 / 1.05.</summary>
    [Theory]
    [InlineData(1600, 3906.25)]
    [InlineData(1000, 10_476.190476)]
    public void Who_is_told_poor_is_liquidated(double floor, double gain)
    {
        LendingProtocol protocol = Of(new PriceOracle.Spot { Floor = floor }, .69, new ReferencePool(5e6, 0), null, 10, 12_500);
        CollateralManipulation attack = Attacks(protocol, 2000, Attacker)[AttackKind.Liquidate];
        Close(gain, attack.Best!.Gain, 1e-6);
        Close(12_500 / (20_000 * .69), attack.Cheapest!.OracleMultiple, .02);
        Close(gain, attack.Best.Profit, 1e-6);
    }

    /// <summary>The same of others: absorbed and bought at the store front, 1 - 0.5 x 0.1 of what is told; at a discount, told 80% of 1 / 0.8832, that debt goes for 12,500 / (0.8832 x 0.8) of collateral, told 50% of the largest, 15%, so that all goes for 8,500; with 1,000 to spend at the least price of a unit.</summary>
    [Theory]
    [InlineData("absorption", 1600, 1e9, 4800)]
    [InlineData("absorption", 1000, 1e9, 10_500)]
    [InlineData("absorption", 1000, 4750, 5250)]
    [InlineData("discount", 1600, 1e9, 5191.349637681)]
    [InlineData("discount", 1000, 1e9, 11_500)]
    [InlineData("discount", 1000, 1000, 1352.941176471)]
    public void Other_liquidations_of_who_is_told_poor(string kind, double floor, double capital, double gain)
    {
        LiquidationMechanism liquidation = kind == "absorption" ? new LiquidationMechanism.Absorption(.9, .5, null) : new LiquidationMechanism.ReverseDiscount(.15, 0);
        LendingProtocol protocol = Liquidated(Of(new PriceOracle.Spot { Floor = floor }, .69, new ReferencePool(1e-6, 0), null, 10, 12_500), liquidation);
        Close(gain, Attacks(protocol, 2000, new Attacker(capital, 200e6, 12))[AttackKind.Liquidate].Best!.Gain, 1e-6);
    }

    /// <summary>Of two vaults of 20,000 the one that is told poor pays 0.5% and 200; the last is not liquidated, however little it is told to be worth.</summary>
    [Theory]
    [InlineData(1600)]
    [InlineData(1)]
    public void A_stability_pool_pays_who_liquidates(double floor)
    {
        LendingProtocol protocol = Liquidated(Of(new PriceOracle.Spot { Floor = floor }, .69, new ReferencePool(1e-6, 0), null, 10, 12_500), new LiquidationMechanism.StabilityPool(0, 0, .005, 200));
        protocol = protocol with { Positions = [.. protocol.Positions, new LendingPosition("other", "X", 10, 5000)] };
        Close(300, Attacks(protocol, 2000, Attacker)[AttackKind.Liquidate].Best!.Gain, 1e-6);
    }

    /// <summary>On forty random books, against each position's sale by the mechanics, the one that brings most of a unit spent first.</summary>
    [Fact]
    public void Discounts_in_closed_form_are_those_of_each_position_by_the_mechanics()
    {
        for (int seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            double Between(double low, double high) => low + ((high - low) * random.NextDouble());
            double threshold = Between(.4, .95);
            double told = Between(.2, .9);
            double left = Math.Exp(Between(3, 9));
            var discount = new LiquidationMechanism.ReverseDiscount(Between(0, .4), 0);
            LendingProtocol protocol = Liquidated(Of(new PriceOracle.Spot { Floor = 100 * told }, threshold, new ReferencePool(1e-9, 0), null, 1, 1), discount);
            protocol = protocol with { Positions = [.. Enumerable.Range(0, 30).Select(i => new LendingPosition($"{i}", "X", Between(.1, 3), 1)).Select(position => position with { Debt = position.Units * 100 * threshold * Between(.1, 1) })] };

            double gain = 0;
            double spent = 0;
            foreach (LendingPosition position in protocol.Positions.OrderByDescending(position => position.Debt / position.Units))
            {
                double value = 100 * told * position.Units;
                ReverseDiscountSale<Double1> sale = ReverseDiscount<Double1, Mask1>.Liquidate(new(value), new(threshold * value), new(position.Debt), new(discount.MaxDiscount), new(0), out Mask1 _);
                if (sale.Repaid.Value == 0) continue;
                double part = Math.Min(1, (left - spent) / sale.Repaid.Value);
                gain += part * ((sale.Seized.Value / told) - sale.Repaid.Value);
                spent += part * sale.Repaid.Value;
            }

            Close(gain, Attacks(protocol, 100, new Attacker(left, 200e6, 12))[AttackKind.Liquidate].Best?.Gain ?? 0, 1e-6);
        }
    }

    private static LendingProtocol Liquidated(LendingProtocol protocol, LiquidationMechanism liquidation) =>
        protocol with { Collateral = protocol.Collateral.ToDictionary(pair => pair.Key, pair => pair.Value with { Liquidation = liquidation }) };

    [Fact]
    public void A_cap_on_the_supply_and_little_capital_bound_the_gain()
    {
        var oracle = new PriceOracle.Spot { Cap = 300 };
        double Gain(double? cap, double capital) => Attacks(Of(oracle, .5, new ReferencePool(1e6, 0), cap, 100, 1e-9), 100, new Attacker(capital, 200e6, 12))[AttackKind.Borrow].Best?.Gain ?? 0;
        Close(200e6 / 3, Gain(null, 1e9), 1e-5);
        Close(50_000 * .5, Gain(600, 1e9), 1e-5);
        Assert.Equal(0, Gain(100, 1e9));

        // (m / 2 - 1) (2 - sqrt(m)) million is largest where 3/4 m - sqrt(m) = 1/2.
        double root = (1 + Math.Sqrt(2.5)) / 1.5;
        Close(1e6 * ((root * root / 2) - 1) * (2 - root), Gain(null, 1e6), 1e-8);
    }

    [Fact]
    public void A_borrow_cap_and_a_debt_ceiling_bound_what_is_borrowed()
    {
        // Told three times the price at a threshold of a half, what is borrowed gains a third of itself.
        LendingProtocol protocol = Of(new PriceOracle.Spot { Cap = 300 }, .5, new ReferencePool(1e6, 0), null, 100, 1000);
        LendingProtocol isolated = protocol with { Collateral = new Dictionary<string, CollateralMarket> { ["X"] = protocol.Collateral["X"] with { DebtCeiling = 30e6 + 1000 } } };
        LendingProtocol capped = protocol with { Interest = new InterestCurve(0, 0, 0, .8, 0, 1e9) { BorrowCap = 60e6 + 1000 } };
        double Gain(LendingProtocol bounded) => Attacks(bounded, 100, new Attacker(1e9, 200e6, 12))[AttackKind.Borrow].Best?.Gain ?? 0;
        Close(200e6 / 3, Gain(protocol), 1e-5);
        Close(10e6, Gain(isolated), 1e-5);
        Close(20e6, Gain(capped), 1e-5);
        Close(10e6, Gain(capped with { Collateral = isolated.Collateral }), 1e-5);
        Assert.Equal(0, Gain(protocol with { Interest = capped.Interest! with { BorrowCap = 900 } }));
        Assert.Equal((1000.0, 30e6), BorrowRoom.Of(new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("X", 100, 0, 0)], [[1]]), isolated).Select(limit => (limit.Used, limit.Room)).Single());
    }

    private static Dictionary<AttackKind, CollateralManipulation> Attacks(LendingProtocol protocol, double spot, Attacker attacker) =>
        ManipulationSearch.Of(new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("X", spot, 0, 0)], [[1]]), protocol, attacker).ToDictionary(attack => attack.Kind);

    private static LendingProtocol Of(PriceOracle oracle, double threshold, ReferencePool pool, double? supplyCap, double units, double debt) => new(
        new Dictionary<string, CollateralMarket> { ["X"] = new(threshold, oracle, Bonus, null) { Pool = pool, SupplyCap = supplyCap } },
        [new LendingPosition("vault", "X", units, debt)],
        new KeeperPool(1, 60, 1, 0, 1, 60, 1),
        new GasMarket.MeanReverting(0, "X", 0, 600, 0));

    private static void Close(double expected, double actual, double relative) => Assert.InRange(actual, expected - (relative * Math.Max(1, Math.Abs(expected))), expected + (relative * Math.Max(1, Math.Abs(expected))));
}
