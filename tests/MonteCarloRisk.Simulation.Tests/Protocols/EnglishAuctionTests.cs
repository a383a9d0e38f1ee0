using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Protocols;
using static MonteCarloRisk.Simulation.Tests.Protocols.KnownFalls;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>English auctions of ten units at 100 against a debt of 850, in lots of four, which have to raise 960.5.</summary>
public sealed class EnglishAuctionTests
{
    private const double Debt = 850;
    private const double Tab = 960.5;

    // 1 / 2^20 of the tab.
    private const double ZeroBid = Tab / (1 << 20);

    [Fact]
    public void Several_bidders_drive_a_lot_to_what_it_has_to_raise_and_a_bid_wins_once_its_lifetime_is_past()
    {
        // Three lots at gas of two and a threshold of one each. The first smaller lot that bidders would ask for is within the increment of the whole one.
        ProtocolPath path = Follow(Costly(Auction(bidders: 2) with { Margin = .02 }), 100, 1, 10);
        Assert.Equal((1, ProtocolEventKind.Auction, 0), (path.Events[0].Date, path.Events[0].Kind, path.Events[0].Position));
        Close(Tab, path.Events[0].Amount);

        // A bid at second 300 ends at 900, and wins after that.
        Assert.Equal((4, ProtocolEventKind.Liquidation), (path.Events[1].Date, path.Events[1].Kind));
        Close(Debt, path.Events[1].Amount);
        Assert.Equal(2, path.Events.Count);
        Close(1000 - Tab - (3 * 2) - (3 * 2), path.Ledger[PathLedger.KeeperProfit]);
        Close(Tab - Debt, path.Ledger[PathLedger.Revenue]);
        Close(1000 - Debt, path.Ledger[PathLedger.BorrowersLoss]);
        Assert.Equal([3, 0, 0], path.Measures);
    }

    [Fact]
    public void Then_they_ask_for_less_and_the_rest_goes_back()
    {
        ProtocolPath path = Follow(Costly(Auction(bidders: 2) with { Margin = .02, Increment = .005 }), 100, 1, 10);
        double asked = (Tab + (3 * (2 + 1))) / .98 / 100;
        Close(10 - asked, path.Positions[0][PositionState.Units]);
        Close((100 * asked) - Debt, path.Ledger[PathLedger.BorrowersLoss]);
        Assert.Equal(4, path.Events.Single(happened => happened.Kind == ProtocolEventKind.Liquidation).Date);
    }

    [Fact]
    public void In_a_thin_market_bids_stop_at_what_the_lot_brings()
    {
        // v (1 - v i / 2) of 1,000 at i = 3e-4 is 850 less nothing: the tab is not reached, the debt just not either at 3.2e-4.
        ProtocolPath covered = Follow(Vault(10, Debt, .8, Auction(bidders: 2), new MarketDepth(.04 / 2e-4, 300, 0)), 100, 1, 10);
        Close(900 - Debt, covered.Ledger[PathLedger.Revenue]);
        ProtocolPath failed = Follow(Vault(10, Debt, .8, Auction(bidders: 2), new MarketDepth(.04 / 3.2e-4, 300, 0)), 100, 1, 10);
        Close(Debt - 840, failed.BadDebt);
        Close(840, failed.Ledger[PathLedger.Repaid]);
    }

    [Fact]
    public void Capital_bounds_a_bid_and_lies_in_it()
    {
        // A day until what was spent is back: a bid of all there was, and in each step 300 / 86,400 of it more, which never makes five percent.
        LendingProtocol protocol = Vault(10, Debt, .8, Auction(bidders: 2));
        ProtocolPath path = Follow(protocol with { Keepers = Free with { Capital = 500, TurnoverTime = 86_400 } }, 100, 1, 4);
        Close(500, path.Ledger[PathLedger.Repaid]);
        Close(350, path.BadDebt);
        Close(500 * (1 - Math.Pow(1 - (300 / 86_400.0), 3)), path.Ledger[PathLedger.KeeperCapital]);
    }

    [Fact]
    public void A_bidder_who_is_alone_has_the_lots_for_next_to_nothing()
    {
        ProtocolPath path = Follow(Vault(10, Debt, .8, Auction(bidders: 1)), 100, 1, 10);
        Assert.Equal([ProtocolEventKind.Auction, ProtocolEventKind.ZeroBid, ProtocolEventKind.Liquidation, ProtocolEventKind.BadDebt, ProtocolEventKind.SocializedLoss], path.Events.Select(happened => happened.Kind));
        Assert.Equal(4, path.Events[1].Date);
        Close(1000, path.Events[1].Amount);
        Close(Debt - ZeroBid, path.BadDebt);
        Close(1000 - ZeroBid, path.Ledger[PathLedger.KeeperProfit]);
        Assert.Equal(3, path.Measures[LiquidationMeasures.ZeroBidLots]);
        Close(1000 - ZeroBid, path.Measures[LiquidationMeasures.ZeroBidLoss]);
    }

    [Fact]
    public void One_who_is_no_opportunist_bids_all_the_same()
    {
        ProtocolPath path = Follow(Vault(10, Debt, .8, Auction(bidders: 1) with { Opportunists = 0, Increment = .001 }), 100, 1, 10);
        Close(Tab - Debt, path.Ledger[PathLedger.Revenue]);
        Assert.Equal(0, path.Positions[0][PositionState.Units]);
        Assert.Equal(0, path.BadDebt);
    }

    [Fact]
    public void Longer_than_the_horizon_nothing_is_won_and_the_debt_is_weighed_against_the_lot()
    {
        ProtocolPath path = Follow(Vault(10, 1050, .8, Auction(bidders: 1) with { BidLifetime = 21_600 }), 100, 1, 40);
        Assert.Equal([ProtocolEventKind.Auction, ProtocolEventKind.BadDebt, ProtocolEventKind.SocializedLoss], path.Events.Select(happened => happened.Kind));
        Close(50, path.BadDebt);
    }

    /// <summary>
    /// Each bidder goes down with chance f and comes up with chance r a step. Of m who may bid z of zero bids stand: the next date nobody else is up, p0 = (1 - r)^(m - 1), or the bidder has gone and one other is up, who bids as little,
    /// p1 = f (m - 1) r (1 - r)^(m - 2); z = p0 / (1 - p1). One is alone at the start with chance m (1 - f) f^(m - 1), or, where none is, later.
    /// </summary>
    [Theory]
    [InlineData(2, .5, 1500)]
    [InlineData(3, .5, 1500)]
    [InlineData(5, .2, 3000)]
    public void How_often_lots_go_for_nothing_is_what_the_chains_of_the_bidders_give(int bidders, double uptime, double outage)
    {
        const int paths = 200_000;
        double recovery = 300 / outage;
        double failure = Math.Min(1, (1 - uptime) / uptime * recovery);
        double nobodyElse = Math.Pow(1 - recovery, bidders - 1);
        double another = failure * (bidders - 1) * recovery * Math.Pow(1 - recovery, bidders - 2);
        double none = Math.Pow(1 - recovery, bidders);
        double alone = (bidders * (1 - failure) * Math.Pow(failure, bidders - 1)) + (Math.Pow(failure, bidders) * bidders * recovery * nobodyElse / (1 - none));
        double expected = alone * nobodyElse / (1 - another);
        using CpuBackend backend = CpuBackend.Widest();
        SimulationResult result = new SimulationRunner(backend).Run(Plan(Vault(10, Debt, .8, Auction(bidders)) with { Keepers = Free with { Uptime = uptime, OutageDuration = outage } }, 100, 1, 100, paths));

        // One in a million for three cases.
        Assert.Equal(expected, (double)result.Tallies[LiquidationTallies.ZeroBids] / paths, 5.1 * Math.Sqrt(expected * (1 - expected) / paths));
        Assert.Equal(result.Tallies[LiquidationTallies.ZeroBids] * 3.0, result.Tallies.Sum(LiquidationMeasures.TallyOf(LiquidationMeasures.ZeroBidLots)));
        Assert.Equal(paths, result.Tallies[ProtocolTallies.Liquidations]);
    }

    private static LiquidationMechanism.EnglishAuction Auction(int bidders) => new(.13, 4, 600, 259_200, .05, 0, bidders, bidders);

    private static LendingProtocol Costly(LiquidationMechanism auction) => Vault(10, Debt, .8, auction) with { Keepers = Free with { ProfitThreshold = 1 }, Gas = new Domain.Protocols.Keepers.GasMarket.MeanReverting(2, "ETH", 0, 600, 0) };
}
