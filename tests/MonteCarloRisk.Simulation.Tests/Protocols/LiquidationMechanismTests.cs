using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using static MonteCarloRisk.Simulation.Tests.Protocols.KnownFalls;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Single liquidations whose numbers are published with the protocols or follow from the contracts' formulas.</summary>
public sealed class LiquidationMechanismTests
{
    private static readonly CloseFactorRule Total = new CloseFactorRule.TotalDebt(2000, 1000);

    /// <summary>A threshold of 83% and a bonus of 5%; 10 at 1,450 and 1,400 against 12,500 are the reference's (2.3).</summary>
    [Theory]
    [InlineData(10, 1450, 12_500, .5, true, 6250, 4.525862)]
    [InlineData(10, 1400, 12_500, .5, true, 12_500, 9.375)]
    [InlineData(1.3, 1450, 1600, .5, false, 800, .579310)]
    [InlineData(1.3, 1450, 1600, .5, true, 1600, 1.158621)]
    [InlineData(1.9, 1450, 2300, .6, false, 1380, .999310)]
    [InlineData(1.9, 1450, 2300, .6, true, 1300, .941379)]
    public void A_close_factor_of_the_total_debt_spares_no_small_position_and_leaves_no_small_rest(double units, double price, double debt, double closeFactor, bool ofTotal, double repaid, double seized)
    {
        var bonus = new LiquidationMechanism.FixedBonus(.05, closeFactor, .95, 0) { CloseFactorOf = ofTotal ? Total : new CloseFactorRule.ReserveDebt() };
        ProtocolPath path = Follow(Vault(units, debt, .83, bonus), price, 1, 1);
        Close(repaid, Assert.Single(path.Events).Amount);
        Assert.Equal(units - seized, path.Positions[0][PositionState.Units], 1e-6);
    }

    [Fact]
    public void A_small_rest_that_cannot_be_left_is_not_touched_by_keepers_without_the_capital_for_all()
    {
        // Of 2,300 they could repay 2,100, which leaves 200; they repay 1,300.
        var bonus = new LiquidationMechanism.FixedBonus(.05, 1, .95, 0) { CloseFactorOf = Total };
        ProtocolPath path = Follow(Vault(1.9, 2300, .83, bonus) with { Keepers = Free with { Capital = 2100 } }, 1450, 1, 1);
        Close(1300, Assert.Single(path.Events).Amount);
    }

    /// <summary>The reference's (2.4): a factor of .95 and half of the penalty for buyers make 1,950 of 2,000; 10 against 18,500 are credited with 500, and at 1,900 cost the reserves 450 more than is credited.</summary>
    [Theory]
    [InlineData(2000, 19_000, 19_500, 500)]
    [InlineData(1900, 18_500, 18_525, 0)]
    public void An_absorbed_position_keeps_what_it_is_credited_and_its_collateral_is_sold_at_the_store_front(double price, double given, double paid, double credited)
    {
        ProtocolPath path = Follow(Vault(10, 18_500, .895, new LiquidationMechanism.Absorption(.95, .5, null)), price, 1, 2);
        Assert.Equal([ProtocolEventKind.Absorption, ProtocolEventKind.Liquidation], path.Events.Select(happened => happened.Kind));
        Close(given, path.Events[0].Amount);
        Close(given, path.Events[1].Amount);
        Close(paid - given, path.Ledger[PathLedger.Revenue], 1e-8);
        Close((10 * price) - paid, path.Ledger[PathLedger.KeeperProfit]);
        Close((10 * price) - given, path.Ledger[PathLedger.BorrowersLoss]);
        Close(credited, path.Measures[LiquidationMeasures.DebtAdded]);
        Assert.Equal(0, path.Measures[LiquidationMeasures.Unsold]);
        Assert.Equal(0, path.BadDebt);
    }

    [Fact]
    public void Reserves_at_their_target_sell_nothing_and_lose_what_the_collateral_then_falls_by()
    {
        LendingProtocol protocol = Vault(10, 18_500, .895, new LiquidationMechanism.Absorption(.95, .5, 1e6)) with { Backstops = [new Backstop.InsuranceFund(5e6)] };
        ProtocolPath path = Follow(protocol, 2000 / .98, .98, 5);
        Close(19_000, path.Measures[LiquidationMeasures.Unsold]);
        Close(19_000 - (20_000 * Math.Pow(.98, 4)), path.BadDebt);
        Close(path.BadDebt, path.Ledger[PathLedger.PaidByFund]);
        Assert.DoesNotContain(path.Events, happened => happened.Kind == ProtocolEventKind.Liquidation);
    }

    /// <summary>The reference's (2.2): a loan-to-value of .85, a debt of 1,000 and at most 15%.</summary>
    [Theory]
    [InlineData(1170, 1000, 1005.53, 0)]
    [InlineData(1100, 1000, 1069.52, 0)]
    [InlineData(1000, 850, 1000, 150)]
    [InlineData(900, 765, 900, 235)]
    public void A_discount_grows_as_health_falls(double value, double repaid, double seized, double badDebt)
    {
        ProtocolPath path = Follow(Vault(1, 1000, .85, new LiquidationMechanism.ReverseDiscount(.15, 0)), value, 1, 1);
        Close(repaid, path.Events[0].Amount);
        Assert.Equal(seized, path.Ledger[PathLedger.Liquidated], .005);
        Close(badDebt, path.BadDebt);
        Assert.Equal(badDebt > 0, path.Events.Any(happened => happened.Kind == ProtocolEventKind.BadDebt));
    }

    [Fact]
    public void The_first_discount_that_pays_the_gas_is_taken()
    {
        // Ten units fall by a thousandth a step from a health just above one: d = 1 - h of their debt pays gas of 30 once d V = 30 (1 - d).
        LendingProtocol protocol = Vault(10, 850, .85, new LiquidationMechanism.ReverseDiscount(.15, 0)) with { Gas = new Domain.Protocols.Keepers.GasMarket.MeanReverting(30, "ETH", 0, 600, 0) };
        ProtocolPath path = Follow(protocol, 100, .999, 60);
        int date = Enumerable.Range(1, 60).First(k => 1 - Math.Pow(.999, k) is var d && (850 * d / (1 - d)) - 30 >= 0);
        Assert.Equal(date, Assert.Single(path.Events).Date);
    }

    [Fact]
    public void Less_debt_than_the_least_stays_with_the_position()
    {
        ProtocolPath path = Follow(Vault(1, 1000, .85, new LiquidationMechanism.ReverseDiscount(.15, 200)), 1000, 1, 1);
        Assert.Equal([ProtocolEventKind.Liquidation, ProtocolEventKind.BadDebt, ProtocolEventKind.SocializedLoss], path.Events.Select(happened => happened.Kind));
        Close(150, path.Positions[0][PositionState.ScaledDebt]);
        Assert.Equal(0, path.Positions[0][PositionState.Units]);
    }

    /// <summary>The reference's (1.4): worth 500 and a buffer margin of -100, of which at .95 a share of .173913 is sold and at .70 one of .222222; Derive's lengths on its main net.</summary>
    [Theory]
    [InlineData(0, 1, .173913, .95)]
    [InlineData(33, 4, .222222, .7)]
    public void A_solvent_position_is_sold_in_the_share_that_makes_it_good(double threshold, int date, double share, double discount)
    {
        const double gross = 500 + 4717.391304347826;
        LendingProtocol protocol = Vault(10, gross - 500, .9, Derive) with { Keepers = Free with { ProfitThreshold = threshold } };
        ProtocolPath path = Follow(protocol, gross / 10, 1, date);
        Assert.Equal([ProtocolEventKind.Auction, ProtocolEventKind.Liquidation], path.Events.Select(happened => happened.Kind));
        Assert.Equal(date, path.Events[1].Date);
        Close(share * (gross - 500 + (500 * discount)), path.Events[1].Amount, 1e-5);
        Close(10 * (1 - share), path.Positions[0][PositionState.Units], 1e-6);

        // Afterwards the buffer margin is zero: maintenance less .15 of what the requirement is.
        double left = path.Positions[0][PositionState.Units] * gross / 10;
        double debt = path.Positions[0][PositionState.ScaledDebt];
        Assert.Equal(0, (.9 * left) - debt - (.15 * .1 * left), 1e-6);
    }

    [Fact]
    public void The_fee_of_a_start_is_the_funds_and_the_positions()
    {
        // A tenth of the share at d = 1, .166667 of 500.
        const double gross = 500 + 4717.391304347826;
        ProtocolPath path = Follow(Vault(10, gross - 500, .9, Derive with { FeeShare = .1 }) with { Keepers = Free with { ProfitThreshold = 1e6 } }, gross / 10, 1, 1);
        Close(500 / 60.0, path.Ledger[PathLedger.Revenue]);
        Close(gross - 500 + (500 / 60.0), path.Positions[0][PositionState.ScaledDebt]);
        Close(500 / 60.0, path.Measures[LiquidationMeasures.DebtAdded]);
    }

    [Fact]
    public void For_an_insolvent_position_the_protocol_pays_more_and_more_until_one_takes_it()
    {
        // Worth -100, maintenance -200: the payment grows from 100 to 200 in an hour, and is 125 when it brings twenty.
        ProtocolPath path = Follow(Vault(10, 1100, .9, Derive) with { Keepers = Free with { ProfitThreshold = 20 } }, 100, 1, 10);
        Assert.Equal([ProtocolEventKind.Auction, ProtocolEventKind.InsolventAuction, ProtocolEventKind.Liquidation, ProtocolEventKind.BadDebt, ProtocolEventKind.SocializedLoss], path.Events.Select(happened => happened.Kind));
        Assert.Equal(4, path.Events[2].Date);
        Close(975, path.Events[2].Amount);
        Close(125, path.BadDebt);
        Close(25, path.Ledger[PathLedger.KeeperProfit]);
        Assert.Equal(0, path.Positions[0][PositionState.Units]);
    }

    [Fact]
    public void A_solvent_auction_that_falls_below_its_debt_becomes_an_insolvent_one()
    {
        // At 115 of 1,100 it is worth 50; each step takes a fiftieth, and the third leaves less than the debt.
        ProtocolPath path = Follow(Vault(10, 1100, .9, Derive) with { Keepers = Free with { ProfitThreshold = 1e6 } }, 115, .98, 4);
        Assert.Equal((1, ProtocolEventKind.Auction), (path.Events[0].Date, path.Events[0].Kind));
        Assert.Equal((3, ProtocolEventKind.InsolventAuction), (path.Events[1].Date, path.Events[1].Kind));
    }

    /// <summary>The reference's (2.5): 2 at 1,090 against 2,000, of which the liquidator has .01 and 200 and a pool of 10,000 gains 169.10.</summary>
    [Fact]
    public void A_pool_cancels_debt_for_collateral()
    {
        ProtocolPath path = Follow(Troves(10_000, (2, 2000), (100, 1000)), 1090, 1, 3);
        ProtocolEvent liquidation = Assert.Single(path.Events);
        Close(2000, liquidation.Amount);
        Close(169.10, path.Measures[LiquidationMeasures.PoolGain]);
        Close(2000, path.Measures[LiquidationMeasures.PoolRepaid]);
        Close((.01 * 1090) + 200, path.Ledger[PathLedger.KeeperProfit]);
        Close(180, path.Ledger[PathLedger.BorrowersLoss]);
    }

    [Fact]
    public void What_the_pool_cannot_cancel_is_passed_on_in_proportion_to_collateral()
    {
        ProtocolPath path = Follow(Troves(500, (2, 2000), (100, 1000), (50, 800)), 1090, 1, 3);
        Assert.Equal([ProtocolEventKind.Liquidation, ProtocolEventKind.Redistribution], path.Events.Select(happened => happened.Kind));
        Close(1500, path.Events[1].Amount);
        Close(100 + (.75 * 1.99 * 2 / 3), path.Positions[2][PositionState.Units]);
        Close(1000 + 1000, path.Positions[2][PositionState.ScaledDebt]);
        Close(50 + (.75 * 1.99 / 3), path.Positions[1][PositionState.Units]);
        Close(800 + 500, path.Positions[1][PositionState.ScaledDebt]);
        Close(500, path.Measures[LiquidationMeasures.PoolRepaid]);
    }

    [Fact]
    public void Debt_that_was_passed_on_makes_others_unhealthy_and_the_last_position_stays()
    {
        // The second has 1.16 before, and 1.11 with what it takes over; of three the second has 1.106, and 1.096 with its part.
        ProtocolPath path = Follow(Troves(0, (2, 2000), (1.6, 1500)), 1085, 1, 4);
        Assert.Equal([ProtocolEventKind.Liquidation, ProtocolEventKind.Redistribution], path.Events.Select(happened => happened.Kind));
        Close(3500, path.Positions[1][PositionState.ScaledDebt]);
        ProtocolPath three = Follow(Troves(0, (2, 2000), (1.6, 1570), (1.8, 1550)), 1085, 1, 4);
        Assert.Equal(2, three.Events.Count(happened => happened.Kind == ProtocolEventKind.Redistribution));
        Assert.Equal([1, 2], three.Events.Where(happened => happened.Kind == ProtocolEventKind.Redistribution).Select(happened => happened.Date));
    }

    [Fact]
    public void In_recovery_mode_the_pool_takes_what_is_below_the_ratio_of_all_at_the_minimum_ratio()
    {
        // 1.3 and 1.45 against 1,000 each at 1,000: all together 1.375.
        LendingProtocol protocol = Troves(5000, (1.3, 1000), (1.45, 1000));
        ProtocolPath path = Follow(With(protocol, new LiquidationMechanism.StabilityPool(5000, 1.5, .005, 0)), 1000, 1, 3);
        Close(1000, Assert.Single(path.Events).Amount);
        Close(.2, path.Positions[0][PositionState.Units]);
        Close(1100 * .995 - 1000, path.Measures[LiquidationMeasures.PoolGain]);
        Assert.Empty(Follow(protocol, 1000, 1, 3).Events);
    }

    private static LiquidationMechanism.TwoStageAuction Derive { get; } = new(.95, .7, 900, 43_200, 3600, .15, 0, 0);

    private static LendingProtocol Troves(double deposits, params (double Units, double Debt)[] positions)
    {
        LendingProtocol vault = Vault(1, 1, 1 / 1.1, new LiquidationMechanism.StabilityPool(deposits, 0, .005, 200));
        return vault with { Positions = [.. positions.Select((position, i) => new LendingPosition($"trove {i}", "ETH", position.Units, position.Debt))] };
    }

    private static LendingProtocol With(LendingProtocol protocol, LiquidationMechanism liquidation) =>
        protocol with { Collateral = protocol.Collateral.ToDictionary(pair => pair.Key, pair => pair.Value with { Liquidation = liquidation }) };
}
