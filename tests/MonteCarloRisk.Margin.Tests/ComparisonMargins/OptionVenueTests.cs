using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Margin.ComparisonMargins.Deribit;
using MonteCarloRisk.Margin.ComparisonMargins.Derive;

namespace MonteCarloRisk.Margin.Tests.ComparisonMargins;

/// <summary>Venues of options against the same rules written again in Python (math.erfc); where the source is a published table, the test says so.</summary>
public sealed class OptionVenueTests
{
    private const double Money = 1e-8;

    [Fact]
    public void Portfolio_margins_of_the_main_network_are_those_of_the_second_method()
    {
        Check(DerivePortfolioMargin.Mainnet, SampleAccount.Of(SampleAccount.Call(2300, -1)), 445.63231548017626, 356.505852384141, "spot +20%, volatility up");
        Check(DerivePortfolioMargin2.Mainnet, SampleAccount.Of(SampleAccount.Call(2300, -1)), 281.267191276649, 223.0137530213192, "spot +18%, volatility up");
    }

    [Theory]
    [InlineData(2300, -1, 260, 180)]
    [InlineData(2300, -3, 780, 540)]
    [InlineData(2300, 1, 84.00630986166357, 84.00630986166357)]
    public void Standard_margin_of_calls(double strike, double contracts, double initial, double maintenance) =>
        Check(DeriveStandardMargin.Mainnet, SampleAccount.Of(SampleAccount.Call(strike, contracts)), initial, maintenance, "each written option on its own");

    [Theory]
    [InlineData(1800, 260, 180)]
    [InlineData(3000, 300, 180)]
    public void Standard_margin_of_puts(double strike, double initial, double maintenance) =>
        Check(DeriveStandardMargin.Mainnet, SampleAccount.Of(SampleAccount.Put(strike, -1)), initial, maintenance, "each written option on its own");

    [Fact]
    public void A_put_far_in_the_money_pays_a_share_of_its_mark()
    {
        // At a volatility of 30% the mark m is 8000 - forward, to the last bit: maintenance 0.09 m, initially 1.05 * 1.09 m - m.
        double mark = 8000 - (2000 * Math.Exp(.05 * 30 / 365));
        Check(DeriveStandardMargin.Mainnet, SampleAccount.Of(SampleAccount.Put(8000, -1, volatility: .3)), ((1.05 * 1.09) - 1) * mark, .09 * mark, "each written option on its own");
    }

    [Fact]
    public void A_spread_asks_its_largest_loss()
    {
        // Short a call at 2000, long one at 2200: signed margin -200, marks 75.987 apart.
        Check(DeriveStandardMargin.Mainnet, SampleAccount.Of(SampleAccount.Call(2000, -1), SampleAccount.Call(2200, 1)), 124.01273620066172, 124.01273620066172, "largest loss at expiry");
    }

    [Fact]
    public void Calls_that_are_not_covered_make_the_largest_loss_larger()
    {
        // Short two, long one: -1.1 forwards less, so the written calls on their own ask less, -734.240 against -2,609.06.
        VenueRequirement asked = DeriveStandardMargin.Mainnet.Ask(SampleAccount.Of(SampleAccount.Call(2000, -2), SampleAccount.Call(2200, 1))).Requirement!;
        Assert.Equal("each written option on its own", asked.Binding);
        Assert.Equal(-734.240149949921, asked.MaintenanceExcess, Money);
    }

    [Fact]
    public void Collateral_counts_at_its_published_share()
    {
        ComparedAccount account = SampleAccount.Of() with { Cash = -1400, Collateral = [new CollateralHolding("ETH", 1, 2000)] };
        Check(DeriveStandardMargin.Mainnet, account, .25 * 2000, .2 * 2000, "haircut");
        Assert.Equal(600, DeriveStandardMargin.Mainnet.Ask(account).Requirement!.Equity);
        Assert.Equal("does not take the collateral", DeriveStandardMargin.Mainnet.Ask(account with { Collateral = [new CollateralHolding("LINK", 1, 10)] }).Reason);
    }

    [Fact]
    public void Perpetuals_pegs_and_doubtful_feeds_in_standard_margin()
    {
        // 10% and 6.5% of 2 * 2000; the coin at 0.97 adds 2 * 0.02 of spot by unit; a feed at 0.5 adds half of it. Initially only.
        ComparedAccount account = SampleAccount.Perpetual("ETH", -2, 2000);
        Check(DeriveStandardMargin.Mainnet, account, 400, 260, "share of notional");
        Check(DeriveStandardMargin.Mainnet, account with { Quote = account.Quote with { StablePrice = .97 } }, 400 + (.04 * 4000), 260, "share of notional");
        Check(DeriveStandardMargin.Mainnet, account with { Quote = account.Quote with { SpotConfidence = .5 } }, 400 + 2000, 260, "share of notional");
    }

    [Theory]
    [InlineData(true, 2300, .1, .075)]
    [InlineData(true, 2050, .12920368514169045, .075)]
    [InlineData(false, 1800, .1, .075)]
    [InlineData(false, 2100, .15, .075)]
    public void Deribits_coins_by_contract(bool call, double strike, double initial, double maintenance)
    {
        // 0.15 - (2050 - forward) / forward, forward 2008.2360899633027.
        OptionPosition written = call ? SampleAccount.Call(strike, -2) : SampleAccount.Put(strike, -2);
        Check(DeribitStandardMargin.Published, SampleAccount.Of(written), 4000 * initial, 4000 * maintenance, "each written option on its own");
        Check(DeribitStandardMargin.Published, SampleAccount.Of(written with { Contracts = 2 }), 0, 0, "each written option on its own");
    }

    [Fact]
    public void Deribits_portfolio_margin_is_that_of_the_second_method()
    {
        VenueRequirement asked = DeribitPortfolioMargin.Published.Ask(SampleAccount.Of(SampleAccount.Call(2300, -1))).Requirement!;
        Assert.Equal("spot +10%, volatility up", asked.Binding);
        Assert.Equal(155.65395092104797, asked.Parts[0].Maintenance, Money);
        Assert.Equal(20, asked.Parts[1].Maintenance, Money);
        Assert.True(double.IsNaN(asked.Initial));
    }

    [Theory]
    [InlineData(2000, 2000, 650)]
    [InlineData(1500, 2000, 150)]
    public void Opyns_puts_are_as_tabled(double strike, double spot, double collateral) =>
        Assert.Equal(collateral, OpynNakedMargin.Tests.Collateral(SampleAccount.Put(strike, -1).Contract, spot, .1), 1e-12);

    [Theory]
    [InlineData(2000, 2000, .325)]
    [InlineData(2500, 2000, .15625)]
    public void Opyns_calls_are_as_tabled(double strike, double spot, double collateral) =>
        Assert.Equal(collateral, OpynNakedMargin.Tests.Collateral(SampleAccount.Call(strike, -1).Contract, spot, .1), 1e-15);

    [Theory]
    [InlineData(1, .1678)]
    [InlineData(7, .1678)]
    [InlineData(8, .237)]
    [InlineData(28, .3326)]
    [InlineData(42, .4032)]
    [InlineData(56, .4603)]
    public void Opyns_bound_is_that_of_the_first_time_no_shorter(double days, double bound) => Assert.Equal(bound, OpynNakedMargin.Tests.Bound(days / 365));

    [Fact]
    public void Opyn_margins_one_written_option_beyond_its_mark()
    {
        Check(OpynNakedMargin.Tests, SampleAccount.Of(SampleAccount.Call(2300, -1)), 886.8582131398717, 886.8582131398717, "bound by time to expiry");
        Check(OpynNakedMargin.Tests, SampleAccount.Of(SampleAccount.Put(1800, -1)), 796.6885580612291, 796.6885580612291, "bound by time to expiry");
        Assert.Equal("has no bound beyond 56 days", OpynNakedMargin.Tests.Ask(SampleAccount.Of(SampleAccount.Call(2300, -1, expiry: 57 / 365.0))).Reason);
        Assert.Equal("margins one written option only", OpynNakedMargin.Tests.Ask(SampleAccount.Of(SampleAccount.Call(2300, 1))).Reason);
    }

    [Fact]
    public void Span_scans_sixteen_scenarios()
    {
        Check(Span(new SpanRange(200, .25)), SampleAccount.Of(SampleAccount.Call(2300, -1)), 125.26075508321429, 125.26075508321429, "+1 price ranges, volatility up");
        Check(Span(new SpanRange(200, .25, ShortOptionMinimum: 150)), SampleAccount.Of(SampleAccount.Call(2300, -1)), 150, 150, "minimum of written options");
        Check(Span(new SpanRange(200, .25, ExtremeMultiple: 3, ExtremeWeight: .3)), SampleAccount.Of(SampleAccount.Call(3500, -1)), 15.134872668224734, 15.134872668224734, "+1 price ranges, volatility up");
    }

    [Fact]
    public void Span_asks_the_price_range_of_a_future()
    {
        // CME's S&P future: 120 points of 250 dollars; two ranges at 35% are less.
        ComparedAccount account = SampleAccount.Perpetual("ES", 250, 4000);
        Check(new SpanMargin(new Dictionary<string, SpanRange> { ["ES"] = new(120, .35) }), account, 30_000, 30_000, "-1 price ranges, volatility up");
        Assert.Equal("no scan ranges of this asset are in our sources; `venues` of the market file may state them", new SpanMargin(new Dictionary<string, SpanRange>()).Ask(SampleAccount.Of()).Reason);
    }

    [Theory]
    [InlineData(.4, .2, .1)]
    [InlineData(.5, .2, .1)]
    [InlineData(.6, .4, .0875)]
    [InlineData(.7, .6, .075)]
    [InlineData(.8, .8, .0625)]
    [InlineData(.9, 1, .05)]
    [InlineData(1, 1, .05)]
    public void Panoptics_shares_are_as_tabled(double utilisation, double seller, double buyer)
    {
        Assert.Equal(seller, PanopticMargin.Deployed.SellerAt(utilisation), 1e-15);
        Assert.Equal(buyer, PanopticMargin.Deployed.BuyerAt(utilisation), 1e-15);
    }

    [Theory]
    [InlineData(.1124, .1960, .12, .20)]
    [InlineData(.0913, .20902, .10, .21)]
    [InlineData(.12, .2, .12, .2)]
    public void LlamaLends_discounts_are_rounded_up_as_published(double onePercent, double quarter, double liquidation, double loan)
    {
        var discounts = new LlamaLendDiscounts(onePercent, quarter);
        Assert.Equal((liquidation, loan), (discounts.Liquidation, discounts.Loan));
    }

    private static SpanMargin Span(SpanRange range) => new(new Dictionary<string, SpanRange> { ["ETH"] = range });

    private static void Check(IVenueMargin margin, ComparedAccount account, double initial, double maintenance, string binding)
    {
        VenueRequirement asked = margin.Ask(account).Requirement!;
        Assert.Equal(initial, asked.Initial, Money);
        Assert.Equal(maintenance, asked.Maintenance, Money);
        Assert.Equal(binding, asked.Binding);
    }
}
