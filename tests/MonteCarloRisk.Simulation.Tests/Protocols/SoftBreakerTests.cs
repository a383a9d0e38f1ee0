using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using static MonteCarloRisk.Simulation.Tests.Protocols.KnownFalls;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Breakers of two levels, and several backstops of a kind, followed by hand; the price falls by a percent a step where nothing else is said.</summary>
public sealed class SoftBreakerTests
{
    private const double Never = .9;
    private static readonly LiquidationMechanism Drip = new LiquidationMechanism.FixedBonus(.05, .001, .1, 0);

    // It starts at 1.2 times the oracle's price and falls to zero in two hours.
    private static readonly LiquidationMechanism Auction = new LiquidationMechanism.DutchAuction(0, 1.2, new AuctionDecline.Linear(7200), 7200, .1, 0, 0, 0, null);

    /// <summary>The move of the first date trips it; from the second on no auction starts, and the open one is sold on the sixth, when 118.8 (1 - 5/24) is below 99 .99^5.</summary>
    [Theory]
    [InlineData(.005, Never, 1, 6)]
    [InlineData(.001, .005, 1, 0)]
    [InlineData(.5, Never, 2, 6)]
    public void A_soft_one_starts_nothing_and_lets_open_auctions_go_on_and_a_hard_one_halts_all(double soft, double hard, int auctions, int sold)
    {
        // The first is unhealthy at 99, the second at 97.03 on the third date.
        ProtocolPath path = Follow(Two(new SoftLevel(soft, 300, 0), hard), 100, .99, 7);
        ProtocolEvent[] started = [.. path.Events.Where(happened => happened.Kind == ProtocolEventKind.Auction)];
        Assert.Equal(auctions, started.Length);
        Assert.Equal((1, 0), (started[0].Date, started[0].Position));
        if (auctions == 2) Assert.Equal((3, 1), (started[1].Date, started[1].Position));
        ProtocolEvent? first = path.Events.FirstOrDefault(happened => happened.Kind == ProtocolEventKind.Liquidation);
        Assert.Equal(sold, first?.Date ?? 0);
        Assert.Equal(soft < .01 && hard == Never ? 1 : 0, path.Events.Count(happened => happened.Kind == ProtocolEventKind.SoftHalt));
        Assert.Equal(hard == Never ? 0 : 1, path.Events.Count(happened => happened.Kind == ProtocolEventKind.MeasureHalt));
    }

    [Fact]
    public void Below_the_least_health_positions_are_liquidated_all_the_same()
    {
        // The second's health is 97.5 / 100 of the price over 97.5: below .95 from 92.625 on, which .99^8 is the first to be.
        ProtocolPath path = Follow(Two(new SoftLevel(.005, 300, .95), Never), 100, .99, 9);
        Assert.Equal(8, Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.Auction && happened.Position == 1).Date);
    }

    /// <summary>A fall by 2% on the first date and none after: barred are as many dates as the cool-down has, 900 seconds three.</summary>
    [Theory]
    [InlineData(.01, .5)]
    [InlineData(.005, .01)]
    public void After_the_cool_down_all_is_as_before(double soft, double hard)
    {
        LendingProtocol protocol = KnownFalls.Vault(1, 79, .8, Drip) with { Breakers = [new CircuitBreaker("ETH", hard, 300, 900) { Soft = new SoftLevel(soft, 900, 0) }] };
        ProtocolPath path = FollowGiven(protocol, [100, 98, 98, 98, 98, 98, 98]);
        Assert.Equal([1, 5, 6], path.Events.Where(happened => happened.Kind == ProtocolEventKind.Liquidation).Select(happened => happened.Date));
    }

    [Fact]
    public void An_oracle_off_the_market_trips_first_softly_then_hard()
    {
        // A price that nobody moves is 1% off on the first date, 2.01% (over .99²) on the second, 3.06% on the third, 4.1% on the fourth.
        LendingProtocol protocol = KnownFalls.Vault(1, 81, .8, Drip);
        protocol = protocol with
        {
            Collateral = protocol.Collateral.ToDictionary(pair => pair.Key, pair => pair.Value with { Oracle = new PriceOracle.FixedPrice(100) }),
            MeasureBreakers = [new MeasureBreaker("ETH", BreakerMeasure.OracleDeviation, .04, 600) { Soft = new SoftLevel(.02, 600, 0) }],
        };
        ProtocolPath path = Follow(protocol, 100, .99, 8);
        Assert.Equal([1, 2], path.Events.Where(happened => happened.Kind == ProtocolEventKind.Liquidation).Select(happened => happened.Date));
        Assert.Equal(2, Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.SoftHalt).Date);
        Assert.Equal(4, Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.MeasureHalt).Date);
    }

    [Fact]
    public void Backstops_of_a_kind_pay_in_their_order()
    {
        // 950 against 1000 units at .26 without a liquidation: bad debt of 690. The token stands at .26 too.
        LendingProtocol protocol = KnownFalls.Vault(1000, 950, 1, Drip);
        protocol = protocol with
        {
            Collateral = protocol.Collateral.ToDictionary(pair => pair.Key, pair => pair.Value with { Oracle = new PriceOracle.FixedPrice(1) }),
            Backstops =
            [
                new Backstop.InsuranceFund(100), new Backstop.StakingModule("ETH", 1000, .5, .2), new Backstop.InsuranceFund(50), new Backstop.StakingModule("ETH", 500, 1, .1),
                new Backstop.DebtAuction("ETH", 400, .5), new Backstop.DebtAuction("ETH", 500, 0), new Backstop.InsuranceFund(40),
            ],
        };
        ProtocolPath path = Follow(protocol, 1, .26, 1);
        Close(690, path.BadDebt);
        double[] paid = [.. path.Events.Where(happened => happened.Kind is ProtocolEventKind.FundPayment or ProtocolEventKind.Slashing or ProtocolEventKind.DebtAuction).Select(happened => happened.Amount)];
        double[] expected = [100, 500 * .26 * .8, 50, 500 * .26 * .9, 400 * .26 * .5, 500 * .26, 40];
        Assert.Equal(expected.Length, paid.Length);
        for (int i = 0; i < paid.Length; i++) Close(expected[i], paid[i]);
        Close(190, path.Ledger[PathLedger.PaidByFund]);
        Close(expected[1] + expected[3] + expected[4] + expected[5], path.Ledger[PathLedger.PaidByStakers]);
        Close(690 - expected.Sum(), path.Ledger[PathLedger.Socialized]);
    }

    // Unhealthy below 99.5 and below 97.5.
    private static LendingProtocol Two(SoftLevel soft, double hard) => KnownFalls.Vault(1, 79.6, .8, Auction) with
    {
        Positions = [new LendingPosition("first", "ETH", 1, 79.6), new LendingPosition("second", "ETH", 1, 78)],
        Breakers = [new CircuitBreaker("ETH", hard, 300, 3600) { Soft = soft }],
    };
}
