using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Domain.Protocols.Perpetuals;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using MonteCarloRisk.Testing;
using static MonteCarloRisk.Simulation.Tests.Protocols.KnownFalls;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Perpetuals on paths followed by hand; steps of five minutes.</summary>
public sealed class PerpetualsByHandTests
{
    private static readonly LiquidationMechanism.PartialLiquidation Partial = SamplePerpetuals.Partial;

    // 10 units that owe 940: at 90 they lack 40.
    private static readonly LeveragedPosition Bankrupt = new("bankrupt", "ETH", 10, 100, 60);

    // Two, one and no units of what they would be asked for, by rank 6.667, 2.571 and 0.463; the last has the highest rank, 41.8, and less than the haircut of 4 a unit.
    private static readonly LeveragedPosition First = new("first", "ETH", -8, 100, 40);
    private static readonly LeveragedPosition Second = new("second", "ETH", -6, 120, 100);
    private static readonly LeveragedPosition Third = new("third", "ETH", -5, 95, 1000);
    private static readonly LeveragedPosition Poor = new("poor", "ETH", -3, 90.5, 5);

    /// <summary>dydxprotocol/v4-chain, the tests of its liquidations: a tenth of a bitcoin at 50,000 against 4,501, or short against 5,499, at a maintenance margin of a tenth is offered at these prices. The market takes it down to them: a hundredth of a unit a unit of price.</summary>
    [Theory]
    [InlineData(.1, -4501, 1, .1, 49_999)]
    [InlineData(.1, -4501, 2, .1, 49_998)]
    [InlineData(.1, -4501, 1, .2, 49_998)]
    [InlineData(-.1, 5499, 1, .1, 50_001)]
    public void A_position_is_offered_down_to_the_fillable_price(double units, double quote, double adjustment, double spread, double limit)
    {
        double side = Math.Sign(units);
        double closed = .01 * Math.Abs(limit - 50_000);
        LendingProtocol protocol = Venue([new("trader", "ETH", units, 50_000, quote + (units * 50_000))], .1, Partial with { MostFee = .005, Adjustment = adjustment, Spread = spread }, new MarketDepth(1e6, 1e9, 0), new Backstop.InsuranceFund(0));
        ProtocolPath path = Follow(protocol, 50_000, 1, 1);
        (double left, double cash) = path.Perpetuals[0].Positions[0];
        double paid = closed * (50_000 + limit) / 2;
        Close(units - (side * closed), left, 1e-5);
        Close(quote + (side * paid) - (.005 * paid), cash, 1e-6);
        Close(.005 * paid, path.Ledger[PathLedger.Fund], 1e-5);
        Close(side * paid, path.Perpetuals[0].Market[PerpetualState.MarketPaid], 1e-5);
        Assert.Equal(0, path.BadDebt);
    }

    [Fact]
    public void A_part_is_closed_and_what_is_left_is_good_again()
    {
        // A tenth is 200, but 1000 may always be closed: half of it, for a fee of 1.5%. 75 stand behind the other half, which needs 50.
        LendingProtocol protocol = Venue([new("trader", "ETH", 1, 2000, 90)], .05, Partial with { MostShare = .1, LeastNotional = 1000 }, null);
        ProtocolPath path = Follow(protocol, 2000, 1, 3);
        ProtocolEvent closing = Assert.Single(path.Events);
        Assert.Equal((ProtocolEventKind.PerpetualClosing, 1, 0), (closing.Kind, closing.Date, closing.Position));
        Close(1000, closing.Amount);
        Close(.5, path.Perpetuals[0].Positions[0].Units);
        Close(-925, path.Perpetuals[0].Positions[0].Cash);
        Close(15, path.Ledger[PathLedger.Revenue]);
        Close(15, path.Ledger[PathLedger.BorrowersLoss]);
    }

    [Fact]
    public void Past_the_bankruptcy_price_the_fund_pays_then_all()
    {
        ProtocolPath path = Fall([Bankrupt], new Backstop.InsuranceFund(25));
        Close(40, path.BadDebt);
        Close(25, path.Ledger[PathLedger.PaidByFund]);
        Close(15, path.Ledger[PathLedger.Socialized]);
        Assert.Equal((0, 0), path.Perpetuals[0].Positions[0]);
        Assert.Equal(0, path.Measures[LiquidationMeasures.FundLeft]);
    }

    [Fact]
    public void Winners_are_closed_by_rank_at_the_bankruptcy_price_of_the_losers()
    {
        ProtocolPath path = Fall([Bankrupt, First, Second, Third, Poor], new Backstop.Deleveraging(), new Backstop.InsuranceFund(25));
        Dictionary<string, (double Units, double Cash)> held = Held(path, [Bankrupt, First, Second, Third, Poor]);
        Assert.Equal((0, 0), (Math.Abs(held["bankrupt"].Units), Math.Abs(held["bankrupt"].Cash)));
        Close(0, held["first"].Units, 1);
        Close(840 - (8 * 94), held["first"].Cash);
        Close(-4, held["second"].Units);
        Close(820 - (2 * 94), held["second"].Cash);
        Assert.Equal((-5, 1475), held["third"]);
        Assert.Equal(-3, held["poor"].Units);
        Close(40, path.BadDebt);
        Close(40, path.Measures[LiquidationMeasures.Forgone]);
        Close(900, path.Measures[LiquidationMeasures.Deleveraged]);
        Close(25, path.Measures[LiquidationMeasures.FundLeft]);
        Assert.Equal(0, path.Ledger[PathLedger.PaidByFund] + path.Ledger[PathLedger.Socialized]);
        ProtocolEvent cut = Assert.Single(path.Events);
        Assert.Equal((ProtocolEventKind.Deleveraging, 1, 0), (cut.Kind, cut.Date, cut.Asset));
        Close(40, cut.Amount);
    }

    [Fact]
    public void The_fund_pays_what_it_can_and_winners_the_rest()
    {
        // Four a unit: 25 pay for 6.25 of ten units, but for the part that rounding may ask for.
        ProtocolPath path = Fall([Bankrupt, First], new Backstop.InsuranceFund(25), new Backstop.Deleveraging());
        double paid = 25 * (1 - (1.0 / 65_536));
        Close(paid, path.Ledger[PathLedger.PaidByFund]);
        Close(40 - paid, path.Measures[LiquidationMeasures.Forgone]);
        Close(-8 + 10 - (paid / 4), path.Perpetuals[0].Positions[1].Units);
        Close(40, path.BadDebt);
        Assert.Equal(0, path.Ledger[PathLedger.Socialized]);
    }

    [Fact]
    public void Nobody_is_deleveraged_while_the_fund_can_pay_or_where_it_stands_behind()
    {
        ProtocolPath covered = Fall([Bankrupt, First], new Backstop.InsuranceFund(50), new Backstop.Deleveraging());
        Close(40, covered.Ledger[PathLedger.PaidByFund]);
        Assert.Equal(0, covered.Measures[LiquidationMeasures.Forgone]);
        Close(10, covered.Measures[LiquidationMeasures.FundLeft]);
        ProtocolPath first = Fall([Bankrupt, First, Second], new Backstop.Deleveraging(), new Backstop.InsuranceFund(50));
        Close(40, first.Measures[LiquidationMeasures.Forgone]);
        Close(50, first.Measures[LiquidationMeasures.FundLeft]);
    }

    [Fact]
    public void Where_winners_are_too_few_the_rest_stays_and_is_bad_at_the_horizon()
    {
        ProtocolPath path = Fall([Bankrupt, First], new Backstop.Deleveraging(), new Backstop.InsuranceFund(25));
        Close(2, path.Perpetuals[0].Positions[0].Units);
        Close(-188, path.Perpetuals[0].Positions[0].Cash);
        Close(32, path.Measures[LiquidationMeasures.Forgone]);
        Close(8, path.Ledger[PathLedger.PaidByFund]);
        Close(40, path.BadDebt);
    }

    [Fact]
    public void Shorts_mirror_longs()
    {
        // Short 10 at 100 with 60, at 110: what nothing is left at is 106. The long of 4 gives up 4 a unit, a short of 2 is none of its winners.
        LeveragedPosition[] positions = [new("bankrupt", "ETH", -10, 100, 60), new("winner", "ETH", 12, 80, 100), new("other", "ETH", -2, 100, 90)];
        ProtocolPath path = Follow(Venue(positions, .02, Partial, null, new Backstop.Deleveraging()), 100, 1.1, 1);
        Dictionary<string, (double Units, double Cash)> held = Held(path, positions);
        Close(2, held["winner"].Units);
        Close(100 - 960 + (10 * 106), held["winner"].Cash);
        Assert.Equal((-2, 290), held["other"]);
        Close(40, path.Measures[LiquidationMeasures.Forgone]);
        ProtocolPath paid = Follow(Venue(positions, .02, Partial, null), 100, 1.1, 1);
        Close(40, paid.Ledger[PathLedger.Socialized]);
        Close(-1100, paid.Perpetuals[0].Market[PerpetualState.MarketPaid]);
    }

    [Fact]
    public void Funding_is_paid_on_every_date_and_eats_margins()
    {
        // 0.45 a date of a margin of 2 above what is needed: gone on the fifth.
        LiquidationMechanism.PartialLiquidation funded = Partial with { Funding = new FundingLaw.Constant(.45 / 2000 / StepYears) };
        ProtocolPath path = Follow(Venue([new("long", "ETH", 1, 2000, 102), new("short", "ETH", -1, 2000, 500)], .05, funded, null), 2000, 1, 7);
        Assert.Equal(5, Assert.Single(path.Events).Date);
        Close(102 - 2.25 - 30, path.Perpetuals[0].Positions[0].Cash);
        Close(7 * .45, path.Perpetuals[0].Market[PerpetualState.Funding]);
    }

    [Fact]
    public void A_premium_that_does_not_move_is_a_rate_that_stays()
    {
        // The interest lies within the band of the premium, and stands for it: 0.0001 in eight hours.
        double Funding(FundingLaw law) => Follow(Venue([new("long", "ETH", 1, 2000, 500)], .05, Partial with { Funding = law }, null), 2000, .999, 12).Perpetuals[0].Market[PerpetualState.Funding];
        Close(Funding(new FundingLaw.Constant(.0001 * 1095)), Funding(new FundingLaw.Premium(.0003, .01, 0, .0003, .0001, .0005, .02, 1 / 1095.0)));
        Assert.True(Funding(new FundingLaw.Constant(.1)) > 0);
    }

    [Fact]
    public void What_is_closed_lowers_the_price_and_closes_the_next()
    {
        // Closing 1000 in a market of 10,000 lowers the price by 0.4%, and 22 are 18 of the 19.92 that are needed.
        LeveragedPosition[] positions = [new("one", "ETH", 10, 100, 15), new("next", "ETH", 10, 100, 22)];
        ProtocolPath path = Follow(Venue(positions, .02, Partial, new MarketDepth(10_000, 1e9, 0)), 100, 1, 2);
        Assert.Equal([1, 2], path.Events.Where(happened => happened.Kind == ProtocolEventKind.PerpetualClosing).Select(happened => happened.Date));
        Close(99.6, path.Prices[0][1].Market, 1e-6);
        Assert.Equal(1, Assert.Single(Follow(Venue(positions, .02, Partial, null), 100, 1, 2).Events).Date);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        LendingProtocol venue = Venue([Bankrupt], .02, Partial, null);
        Assert.All(
            new[]
            {
                venue with { Perpetuals = [Bankrupt with { Asset = "BTC" }] }, venue with { Perpetuals = [Bankrupt with { Units = 0 }] }, venue with { Perpetuals = [] },
                venue with { Positions = [new LendingPosition("loan", "ETH", 1, 1)] }, venue with { Backstops = [new Backstop.StakingModule("ETH", 1, 1, 0), new Backstop.Deleveraging()] },
            },
            protocol => Assert.Throws<InputException>(() => Plan(protocol, 100, 1, 1, 1)));
    }

    private static LendingProtocol Venue(LeveragedPosition[] positions, double margin, LiquidationMechanism liquidation, MarketDepth? depth, params Backstop[] backstops) =>
        new(new Dictionary<string, CollateralMarket> { ["ETH"] = new(1 - margin, new PriceOracle.Spot(), liquidation, depth) }, [], Free, new GasMarket.MeanReverting(0, "ETH", 0, 600, 0)) { Perpetuals = positions, Backstops = backstops };

    // From 100 to 90 in one date.
    private static ProtocolPath Fall(LeveragedPosition[] positions, params Backstop[] backstops) => Follow(Venue(positions, .02, Partial, null, backstops), 100, .9, 1);

    private static Dictionary<string, (double Units, double Cash)> Held(ProtocolPath path, LeveragedPosition[] positions)
    {
        string[] order = [.. positions.Where(one => one.Units > 0).OrderByDescending(one => one.BankruptcyPrice).Concat(positions.Where(one => one.Units < 0).OrderBy(one => one.BankruptcyPrice)).Select(one => one.Name)];
        return order.Zip(path.Perpetuals[0].Positions).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
