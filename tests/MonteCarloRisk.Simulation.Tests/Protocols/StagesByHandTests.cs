using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Protocols;
using MonteCarloRisk.Testing;
using static MonteCarloRisk.Simulation.Tests.Protocols.KnownFalls;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Liquidation in stages on prices that are given, in steps of five minutes, followed by hand.</summary>
public sealed class StagesByHandTests
{
    private static readonly LiquidationMechanism.FixedBonus Idle = new(0, 1, .95, 0);
    private static readonly LiquidationMechanism.FixedBonus Little = new(.05, .05, .1, 0);

    // Down from the first date on: they go down with certainty and come back with chance 3e-10 a date.
    private static readonly Domain.Protocols.Keepers.KeeperPool Absent = Free with { Uptime = 1e-12, OutageDuration = 1e12 };

    /// <summary>
    /// 10 units owe 780, threshold 0.8. At 90 the health is 720 / 780 = 0.923: a twentieth of the debt, 39, is repaid for 39 x 1.05 / 90 = 0.455 units. At 89 it is 0.8 x 9.545 x 89 / 741 = 0.917, below 0.92: 741 x 1.13 = 837.33 have to be raised, first at
    /// 97.9, which nobody pays, then at 88.11: 837.33 / 88.11 = 9.50323 units, and the rest of 9.545 is the owner's.
    /// </summary>
    [Fact]
    public void A_bonus_first_then_an_auction_below_a_health()
    {
        ProtocolPath path = FollowGiven(Vault(10, 780, .8, Little, (new StageCondition.BelowHealth(.92), Clip(1.1, .9))), [100, 90, 89, 89, 89]);
        Assert.Equal(
            [(1, ProtocolEventKind.Liquidation, 0), (2, ProtocolEventKind.Escalation, 1), (2, ProtocolEventKind.Auction, 1), (3, ProtocolEventKind.Liquidation, 1)], Told(path));
        Close(741, path.Events[1].Amount);
        Close(837.33, path.Events[2].Amount);
        Close(780, path.Ledger[PathLedger.Repaid]);
        Close(96.33, path.Ledger[PathLedger.Revenue]);
        Close(9.545 - (837.33 / 88.11), path.Positions[0][PositionState.Units]);
        Assert.Equal(0, path.BadDebt);
    }

    /// <summary>10 units at 2,000 owe 18,500, threshold 0.895, unhealthy from date 1 on. No keeper is up. After 900 seconds, on date 4, the protocol absorbs: it gives 0.95 x 20,000 = 19,000, 500 more than the debt. Nobody is there to buy.</summary>
    [Fact]
    public void A_bonus_then_absorption_by_the_protocol_after_a_time_without_keepers()
    {
        LendingProtocol protocol = Vault(10, 18_500, .895, Little, (new StageCondition.Unserved(900), Compound with { Caller = AbsorptionCaller.Protocol })) with { Keepers = Absent };
        ProtocolPath path = FollowGiven(protocol, [2100, .. Enumerable.Repeat(2000.0, 8)]);
        Assert.Equal([(4, ProtocolEventKind.Escalation, 1), (4, ProtocolEventKind.Absorption, 1)], Told(path));
        Close(19_000, path.Measures[LiquidationMeasures.Unsold]);
        Close(500, path.Measures[LiquidationMeasures.DebtAdded]);
        Assert.Equal((0, 0), (path.Ledger[PathLedger.Liquidated], path.BadDebt));

        // Absorbed by keepers it waits for them.
        ProtocolPath waits = FollowGiven(Vault(10, 18_500, .895, Little, (new StageCondition.Unserved(900), Compound)) with { Keepers = Absent }, [2100, .. Enumerable.Repeat(2000.0, 8)]);
        Assert.Equal([(4, ProtocolEventKind.Escalation, 1)], Told(waits));
    }

    /// <summary>The same where keepers are up, but nothing is in it for them. They buy what was absorbed at 2,000 (1 - 0.5 x 0.05) = 1,950: 500 more than was given.</summary>
    [Fact]
    public void What_does_not_pay_is_absorbed_and_sold_at_the_store_front()
    {
        ProtocolPath path = FollowGiven(Vault(10, 18_500, .895, Idle, (new StageCondition.Unserved(900), Compound)), [2100, .. Enumerable.Repeat(2000.0, 5)]);
        Assert.Equal([(4, ProtocolEventKind.Escalation, 1), (4, ProtocolEventKind.Absorption, 1), (4, ProtocolEventKind.Liquidation, 1)], Told(path));
        Close(500, path.Ledger[PathLedger.Revenue]);
        Assert.Equal(0, path.Measures[LiquidationMeasures.Unsold]);
    }

    /// <summary>An auction that asks for half more than the price, with a tail of ten minutes: it has to be started anew on the third date behind its start. After two times, or none, the protocol absorbs: max(780, 0.9 x 900) = 810, sold at 90 (1 - 0.5 x 0.1).</summary>
    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 7)]
    [InlineData(2, 10)]
    public void An_auction_that_is_started_anew_so_often_and_then_is_absorbed(int resets, int date)
    {
        ProtocolPath path = FollowGiven(Vault(10, 780, .8, Dear, (new StageCondition.AfterResets(resets), Compound with { LiquidationFactor = .9 })), [100, .. Enumerable.Repeat(90.0, 12)]);
        Assert.Equal(
            [(1, ProtocolEventKind.Auction, 0), .. Enumerable.Range(0, resets).Select(i => (4 + (3 * i), ProtocolEventKind.AuctionReset, 0)), (date, ProtocolEventKind.Escalation, 1), (date, ProtocolEventKind.Absorption, 1), (date, ProtocolEventKind.Liquidation, 1)],
            Told(path));
        Close(780, path.Events.Single(happened => happened.Kind == ProtocolEventKind.Escalation).Amount);
        Close(810, path.Ledger[PathLedger.Repaid]);
        Close(45, path.Ledger[PathLedger.Revenue]);
        Assert.Equal(0, path.Ledger[PathLedger.ScaledDebt]);
    }

    /// <summary>The same auction, then redistribution: 780 of debt and 10 x 0.995 units go to the other vault.</summary>
    [Fact]
    public void An_auction_without_a_bidder_and_then_redistribution()
    {
        LendingProtocol protocol = Vault(10, 780, .8, Dear, (new StageCondition.AfterResets(0), new LiquidationMechanism.StabilityPool(0, 0, .005, 0)));
        protocol = protocol with { Positions = [.. protocol.Positions, new LendingPosition("other", "ETH", 100, 1000)] };
        ProtocolPath path = FollowGiven(protocol, [100, .. Enumerable.Repeat(90.0, 6)]);
        Assert.Equal([(1, ProtocolEventKind.Auction, 0), (4, ProtocolEventKind.Escalation, 1), (4, ProtocolEventKind.Liquidation, 1), (4, ProtocolEventKind.Redistribution, 1)], Told(path));
        Close(109.95, path.Positions[1][PositionState.Units]);
        Close(1780, path.Positions[1][PositionState.ScaledDebt]);
        Close(1780, path.Ledger[PathLedger.ScaledDebt]);
    }

    /// <summary>800 are deposited: the vault that owes 780 is cancelled, the one that owes 770 finds 20 and is put up at 1.1 x 90 = 99, then 89.1: 870.1 / 89.1 units.</summary>
    [Fact]
    public void A_stability_pool_and_where_it_is_short_an_auction()
    {
        LendingProtocol protocol = Vault(10, 780, .8, new LiquidationMechanism.StabilityPool(800, 0, .005, 0), (new StageCondition.PoolShort(), Clip(1.1, .9)));
        protocol = protocol with { Positions = [.. protocol.Positions, new LendingPosition("second", "ETH", 10, 770), new LendingPosition("third", "ETH", 100, 1000)] };
        ProtocolPath path = FollowGiven(protocol, [100, .. Enumerable.Repeat(90.0, 3)]);
        Assert.Equal([(1, ProtocolEventKind.Escalation, 1), (1, ProtocolEventKind.Liquidation, 0), (1, ProtocolEventKind.Auction, 1), (2, ProtocolEventKind.Liquidation, 1)], Told(path));
        Assert.Equal([1, 0, 1, 1], path.Events.Select(happened => happened.Position));
        Close(780, path.Measures[LiquidationMeasures.PoolRepaid]);
        Assert.Equal(0, path.Measures[LiquidationMeasures.Redistributed]);
        Close(10 - (870.1 / 89.1), path.Positions[1][PositionState.Units]);
    }

    /// <summary>An English auction from date 1 with a duration of twenty minutes, in which a bid would have to leave more than there is: at 1,500 seconds it closes, on date 6 it is past.</summary>
    [Fact]
    public void An_english_auction_that_closes_without_a_bid()
    {
        LendingProtocol protocol = Vault(10, 780, .8, new LiquidationMechanism.EnglishAuction(.13, 10, 600, 1200, .03, 0, 2, 2), (new StageCondition.AfterResets(0), Compound with { LiquidationFactor = .9 })) with { Keepers = Free with { ProfitThreshold = 1e6 } };
        Assert.Equal([(1, ProtocolEventKind.Auction, 0), (6, ProtocolEventKind.Escalation, 1), (6, ProtocolEventKind.Absorption, 1)], Told(FollowGiven(protocol, [100, .. Enumerable.Repeat(90.0, 8)])));
    }

    /// <summary>A twentieth of the debt is repaid on every date. After fifteen minutes under water the rest is, at once; that nobody serves it is never so.</summary>
    [Fact]
    public void Time_under_water_runs_on_while_keepers_buy_and_time_without_them_does_not()
    {
        double[] prices = [100, .. Enumerable.Repeat(85.0, 6)];
        ProtocolPath after = FollowGiven(Vault(10, 780, .8, Little, (new StageCondition.After(900), Little with { CloseFactor = 1 })), prices);
        Assert.Equal([(1, ProtocolEventKind.Liquidation, 0), (2, ProtocolEventKind.Liquidation, 0), (3, ProtocolEventKind.Liquidation, 0), (4, ProtocolEventKind.Escalation, 1), (4, ProtocolEventKind.Liquidation, 1)], Told(after));
        Close(780 * Math.Pow(.95, 3), after.Events[3].Amount);
        ProtocolPath served = FollowGiven(Vault(10, 780, .8, Little, (new StageCondition.Unserved(900), Little with { CloseFactor = 1 })), prices);
        Assert.All(served.Events, happened => Assert.Equal((ProtocolEventKind.Liquidation, 0), (happened.Kind, happened.Stage)));
        Assert.Equal(6, served.Events.Count);
    }

    /// <summary>Healthy again on date 3, the position is in the first stage when it is unhealthy on date 4, and its time begins anew.</summary>
    [Fact]
    public void What_is_healthy_again_begins_with_the_first_stage()
    {
        ProtocolPath path = FollowGiven(Vault(10, 780, .8, Little, (new StageCondition.BelowHealth(.9), Idle)), [100, 87, 87, 100, 90, 90]);
        Assert.Equal([(1, ProtocolEventKind.Escalation, 1), (4, ProtocolEventKind.Liquidation, 0), (5, ProtocolEventKind.Liquidation, 0)], Told(path));
        ProtocolPath timed = FollowGiven(Vault(10, 780, .8, Idle, (new StageCondition.After(600), Little)), [100, 90, 90, 100, 90, 90, 90, 90]);
        Assert.Equal((6, ProtocolEventKind.Escalation, 1), Told(timed)[0]);
    }

    /// <summary>A gap through both healths ends in the third stage on its date: 680 / 780 = 0.872.</summary>
    [Fact]
    public void A_gap_passes_through_stages()
    {
        ProtocolPath path = FollowGiven(Vault(10, 780, .8, Little, (new StageCondition.BelowHealth(.95), Clip(1.1, .9)), (new StageCondition.BelowHealth(.9), Compound with { LiquidationFactor = .9 })), [100, 85, 85]);
        Assert.Equal([(1, ProtocolEventKind.Escalation, 1), (1, ProtocolEventKind.Escalation, 2), (1, ProtocolEventKind.Absorption, 2), (1, ProtocolEventKind.Liquidation, 2)], Told(path));
    }

    /// <summary>A fall by a tenth halts liquidations from date 2 to date 4. The auction of date 1 would have to be started anew on date 4, when it may not be taken over either; on date 5 it is.</summary>
    [Fact]
    public void A_halt_bars_taking_over_and_does_not_stop_the_clock()
    {
        LendingProtocol protocol = Vault(10, 780, .8, Dear, (new StageCondition.AfterResets(0), Compound with { LiquidationFactor = .9 })) with { Breakers = [new CircuitBreaker("ETH", .09, 300, 900)] };
        Assert.Equal((5, ProtocolEventKind.Escalation, 1), Told(FollowGiven(protocol, [100, .. Enumerable.Repeat(90.0, 6)])).Single(happened => happened.Item2 == ProtocolEventKind.Escalation));
        LendingProtocol timed = Vault(10, 780, .8, Idle, (new StageCondition.After(900), Little)) with { Breakers = protocol.Breakers };
        Assert.Equal((5, ProtocolEventKind.Escalation, 1), Told(FollowGiven(timed, [100, .. Enumerable.Repeat(90.0, 6)])).Single(happened => happened.Item2 == ProtocolEventKind.Escalation));
    }

    /// <summary>Debts bear 10% a date or so: 780 is 858 after the first, of which an auction is started; when it is taken over on date 4 its 858 are owed again, divided by the index of then, and bear interest again.</summary>
    [Fact]
    public void Debt_of_an_auction_that_is_taken_over_bears_interest_again()
    {
        LendingProtocol protocol = Vault(10, 780, .8, Dear, (new StageCondition.AfterResets(0), Idle)) with { Interest = new InterestCurve(.1 / StepYears, 0, 0, .8, 0, 1e9) };
        ProtocolPath path = FollowGiven(protocol, [100, .. Enumerable.Repeat(90.0, 5)]);
        Close(858, path.Events.Single(happened => happened.Kind == ProtocolEventKind.Escalation).Amount);
        Close(858 * path.Ledger[PathLedger.DebtIndex] / Math.Pow(1.1, 4), path.Positions[0][PositionState.ScaledDebt] * path.Ledger[PathLedger.DebtIndex]);
        Close(path.Positions[0][PositionState.ScaledDebt], path.Ledger[PathLedger.ScaledDebt]);
    }

    /// <summary>An auction in two stages from which keepers would have next to nothing, in force when its stage ends, leaves nothing behind: the next stage repays all that is owed.</summary>
    [Fact]
    public void An_auction_of_shares_is_taken_over_as_the_position_stands()
    {
        var shares = new LiquidationMechanism.TwoStageAuction(1, .99, 1e6, 1e6, 1e6, 0, 0, 0);
        ProtocolPath path = FollowGiven(Vault(10, 780, .8, shares, (new StageCondition.After(600), Little with { CloseFactor = 1 })) with { Keepers = Free with { ProfitThreshold = 10 } }, [100, .. Enumerable.Repeat(90.0, 5)]);
        Assert.Equal([(1, ProtocolEventKind.Auction, 0), (3, ProtocolEventKind.Escalation, 1), (3, ProtocolEventKind.Liquidation, 1)], Told(path));
        Close(780, path.Ledger[PathLedger.Repaid]);
        Assert.Equal(0, path.Positions[0][PositionState.Tab]);
    }

    /// <summary>
    /// Unhealthy from date 1 on, with a latency of 900 seconds a twentieth is repaid first on date 4 and on every date behind it. Healthy on date 3, it is seen again from date 4 on. A latency of 149 seconds is none in steps of five minutes, one of 151 a date.
    /// </summary>
    [Fact]
    public void Keepers_act_on_what_has_been_unhealthy_for_their_latency()
    {
        int[] Dates(double latency, params double[] prices)
        {
            LendingProtocol protocol = new(new Dictionary<string, CollateralMarket> { ["ETH"] = Vault(10, 780, .8, Little, (new StageCondition.BelowHealth(.5), Idle)).Collateral["ETH"] with { LaterStages = [] } }, [new LendingPosition("vault", "ETH", 10, 780)], Free with { Latency = latency }, Vault(10, 780, .8, Little, (new StageCondition.BelowHealth(.5), Idle)).Gas);
            ProtocolPath path = FollowGiven(protocol, [100, .. prices]);
            Assert.All(path.Events, happened => Assert.Equal((ProtocolEventKind.Liquidation, (int?)null), (happened.Kind, happened.Stage)));
            return [.. path.Events.Select(happened => happened.Date)];
        }

        Assert.Equal([1, 2, 3, 4, 5], Dates(0, 85, 85, 85, 85, 85));
        Assert.Equal([4, 5], Dates(900, 85, 85, 85, 85, 85));
        Assert.Equal([6], Dates(600, 85, 85, 100, 85, 85, 85));
        Assert.Equal([1, 2], Dates(149, 85, 85));
        Assert.Equal([2], Dates(151, 85, 85));
    }

    /// <summary>Stages count from the first liquidation on, behind the latency: seen on date 2, taken over below a health of 0.9 on date 3.</summary>
    [Fact]
    public void Latency_stands_before_the_first_stage()
    {
        LendingProtocol protocol = Vault(10, 780, .8, Little, (new StageCondition.BelowHealth(.9), Little with { CloseFactor = 1 }));
        ProtocolPath path = FollowGiven(protocol with { Keepers = Free with { Latency = 300 } }, [100, 90, 90, 85, 85]);
        Assert.Equal([(2, ProtocolEventKind.Liquidation, 0), (3, ProtocolEventKind.Escalation, 1), (3, ProtocolEventKind.Liquidation, 1)], Told(path));
    }

    /// <summary>At 70 the collateral of 700 goes at a fifth off for 560 of the 780, and 220 stay with the vault, which has nothing: there is nothing to put up, nor to pay a tip for.</summary>
    [Fact]
    public void What_has_no_collateral_is_taken_over_by_no_stage()
    {
        ProtocolPath path = FollowGiven(Vault(10, 780, .8, new LiquidationMechanism.ReverseDiscount(.2, 1e6), (new StageCondition.After(600), Dear with { Tip = 25 })), [100, .. Enumerable.Repeat(70.0, 6)]);
        Assert.Equal([(1, ProtocolEventKind.Liquidation, 0), (6, ProtocolEventKind.BadDebt, 0)], Told(path));
        Assert.Equal(0, path.Positions[0][PositionState.Units]);
        Close(220, path.Positions[0][PositionState.ScaledDebt]);
        Assert.Equal(0, path.Ledger[PathLedger.Revenue]);
        Close(220, path.BadDebt);
    }

    [Fact]
    public void The_plan_whose_bits_are_compared_passes_into_every_stage()
    {
        SimulationPlan plan = SamplePlan.Create("protocol stages", Precision.Double, 400).Plan;
        Assert.Equal(
            [(0, 1), (1, 1), (1, 2), (2, 1), (2, 2), (2, 3)],
            Enumerable.Range(0, 400).SelectMany(path => ProtocolTrace.Follow(plan, path).Events).Where(happened => happened.Kind == ProtocolEventKind.Escalation).Select(happened => (happened.Asset, happened.Stage ?? -1)).Distinct().Order());
    }

    [Fact]
    public void Stages_that_cannot_follow_each_other_are_refused_with_their_place()
    {
        Refused("collateral.ETH.liquidation", Compound, (new StageCondition.After(600), Little));
        Refused("collateral.ETH.laterStages[0].liquidation", Little, (new StageCondition.After(600), Compound), (new StageCondition.After(600), Little));
        Refused("collateral.ETH.laterStages[0].when", Little, (new StageCondition.AfterResets(1), Compound));
        Refused("collateral.ETH.laterStages[0].when", Little, (new StageCondition.PoolShort(), Compound));
        Refused("collateral.ETH.laterStages[0].when", new LiquidationMechanism.EnglishAuction(.13, 10, 600, 1200, .03, 0, 2, 2), (new StageCondition.After(600), Compound));
        Refused("collateral.ETH.laterStages[0].when", new LiquidationMechanism.TwoStageAuction(.95, .7, 900, 43_200, 3600, .15, .1, 0), (new StageCondition.Unserved(600), Compound));
        Refused("collateral.ETH.laterStages[1].when", Little, (new StageCondition.After(600), new LiquidationMechanism.TwoStageAuction(.95, .7, 900, 43_200, 3600, .15, .1, 0)), (new StageCondition.Unserved(600), Compound));
        Refused("collateral.ETH.laterStages[0].liquidation", Little, (new StageCondition.After(600), new LiquidationMechanism.Bands(100, 10, 0, 0)));
        Refused("collateral.ETH.laterStages[0].liquidation.criticalRatio", Little, (new StageCondition.After(600), new LiquidationMechanism.StabilityPool(1, 1.5, 0, 0)));
        Refused("collateral.ETH.laterStages[1].when.health", Little, (new StageCondition.BelowHealth(.9), Dear), (new StageCondition.BelowHealth(.95), Compound));
        Refused("collateral.ETH.laterStages", Little, [.. Enumerable.Repeat(((StageCondition)new StageCondition.After(600), (LiquidationMechanism)Little), 6)]);
    }

    private static void Refused(string place, LiquidationMechanism first, params (StageCondition When, LiquidationMechanism Liquidation)[] later) =>
        Assert.Equal(place, Assert.Throws<InputException>(() => FollowGiven(Vault(10, 780, .8, first, later), [100, 90])).Where);

    private static LiquidationMechanism.Absorption Compound { get; } = new(.95, .5, null);

    private static LiquidationMechanism.DutchAuction Dear { get; } = new(.13, 1.5, new AuctionDecline.Linear(1e6), 600, 0, 0, 0, 0, null);

    private static LiquidationMechanism.DutchAuction Clip(double buffer, double cut) => new(.13, buffer, new AuctionDecline.Stairstep(cut, 300), 7200, .45, 0, 0, 0, null);

    private static LendingProtocol Vault(double units, double debt, double threshold, LiquidationMechanism first, params (StageCondition When, LiquidationMechanism Liquidation)[] later)
    {
        LendingProtocol vault = KnownFalls.Vault(units, debt, threshold, first);
        return vault with { Collateral = vault.Collateral.ToDictionary(pair => pair.Key, pair => pair.Value with { LaterStages = [.. later.Select(stage => new LiquidationStage(stage.When, stage.Liquidation))] }) };
    }

    private static (int, ProtocolEventKind, int)[] Told(ProtocolPath path) =>
        [.. path.Events.Where(happened => happened.Kind is not (ProtocolEventKind.KeeperOutage or ProtocolEventKind.SocializedLoss)).Select(happened => (happened.Date, happened.Kind, happened.Stage ?? -1))];
}
