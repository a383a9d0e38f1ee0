using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Margin.ComparisonMargins.Derive;
using MonteCarloRisk.Margin.ComparisonMargins.Perpetuals;

namespace MonteCarloRisk.Margin.Tests.ComparisonMargins;

public sealed class PerpetualVenueTests
{
    // Synthetixio/synthetix-v3, Liquidation.margin.test.ts: units, price, market.
    private static readonly (string Name, double Units, double Price, SynthetixMarket Market)[] Synthetix =
    [
        ("BTC", -1, 30_000, new(100, 2, .01, .5)),
        ("ETH", 20, 2000, new(1000, 2, .01, .5)),
        ("LINK", 2000, 5, new(100_000, 2, .01, .5)),
        ("ARB", 5000, 2, new(100_000, 1.5, .035, .5)),
        ("OP", 5000, 2, new(100_000, 1.5, .035, .5)),
    ];

    [Theory]
    [InlineData(0, .03, 900, 450)]
    [InlineData(1, .05, 2000, 1000)]
    [InlineData(2, .05, 500, 250)]
    [InlineData(3, .11, 1100, 550)]
    [InlineData(4, .11, 1100, 550)]
    public void Synthetixs_margins_are_as_tabled(int market, double ratio, double initial, double maintenance)
    {
        (string name, double units, double price, SynthetixMarket rules) = Synthetix[market];
        Assert.Equal(ratio, rules.InitialAt(units), 1e-15);
        VenueRequirement asked = Margin.Ask(SampleAccount.Perpetual(name, units, price)).Requirement!;
        Assert.Equal((initial, maintenance), (Math.Round(asked.Initial, 9), Math.Round(asked.Maintenance, 9)));
    }

    [Fact]
    public void Synthetixs_account_has_the_margins_and_what_is_available_of_its_test()
    {
        Assert.Equal(5600, Ask([30_000, 2000, 5, 2, 2]).Sum(asked => asked.Initial), 1e-9);
        Assert.Equal(2800, Ask([30_000, 2000, 5, 2, 2]).Sum(asked => asked.Maintenance), 1e-9);

        // Fills into an empty market pay half their own skew: 20,000 deposited leave 18,850.
        Assert.Equal(18_850, 20_000 + Ask([30_000, 2000, 5, 2, 2]).Sum(asked => asked.Equity), 1e-9);
        double[] profits = [1850, -2400, -900, -750, -1250];
        Assert.All(profits.Zip(Ask([28_000, 1900, 4.6, 1.9, 1.8])), one => Assert.Equal(one.First, one.Second.Equity, 1e-9));
        Assert.Equal(16_550, 20_000 + Ask([28_000, 1900, 4.6, 1.9, 1.8]).Sum(asked => asked.Equity), 1e-9);
        Assert.Equal(0, 20_000 + Ask([31_000, 1775, 3, 1, 1.13]).Sum(asked => asked.Equity), 1e-9);
    }

    [Theory]
    [InlineData(20e6, .10)]
    [InlineData(25e6, .25)]
    [InlineData(35e6, .55)]
    [InlineData(50e6, 1)]
    [InlineData(10e6, .10)]
    [InlineData(90e6, 1)]
    public void Dydxs_initial_fraction_rises_with_open_interest_as_tabled(double openInterest, double fraction)
    {
        LiquidityTier tier = LiquidityTier.Genesis[2];
        Assert.Equal(fraction, tier.InitialAt(openInterest), 1e-15);
        Assert.Equal(.05, tier.MaintenanceFraction);
    }

    [Theory]
    [InlineData(.1, -4501, 1, .1, 49_999)]
    [InlineData(.1, -4501, 2, .1, 49_998)]
    [InlineData(.1, -4501, 1, .2, 49_998)]
    [InlineData(-.1, 5499, 1, .1, 50_001)]
    public void Dydxs_fillable_prices_are_those_of_its_tests(double units, double quote, double adjustment, double spread, double price)
    {
        const double oracle = 50_000;
        double net = (units * oracle) + quote;
        double maintenance = .1 * Math.Abs(units) * oracle;
        Assert.True(DydxLiquidation.IsLiquidatable(net, maintenance));
        var liquidation = new DydxLiquidation(adjustment, spread, .005);
        Assert.Equal(price, liquidation.FillablePrice(units, oracle, maintenance, net, maintenance), 1e-8);
    }

    [Fact]
    public void A_fill_at_bankruptcy_leaves_the_account_with_nothing_and_the_fund_unchanged()
    {
        // Selling 0.1 at the bankruptcy quote: -(-5000) - 499 * 500 / 500 = 4501, which pays off the quote balance of -4501.
        double bankruptcy = DydxLiquidation.BankruptcyQuote(-5000, -500, 499, 500);
        Assert.Equal(4501, bankruptcy, 1e-9);
        Assert.Equal(0, DydxLiquidation.Genesis.InsuranceChange(bankruptcy, bankruptcy));
        Assert.Equal(-100, DydxLiquidation.Genesis.InsuranceChange(4401, bankruptcy), 1e-9);
        Assert.Equal(.015 * 4999.9, DydxLiquidation.Genesis.InsuranceChange(4999.9, bankruptcy), 1e-9);
    }

    [Fact]
    public void Dydx_asks_fractions_of_notional()
    {
        VenueRequirement asked = DydxMargin.Genesis.Ask(SampleAccount.Perpetual("BTC", -.5, 60_000, cash: 1000)).Requirement!;
        Assert.Equal((600, 360, 1000), (asked.Initial, asked.Maintenance, asked.Equity));
        Assert.Equal("margins perpetuals only", DydxMargin.Genesis.Ask(SampleAccount.Of(SampleAccount.Call(2000, -1))).Reason);
    }

    [Fact]
    public void Gmx_asks_a_share_of_size_no_less_than_a_dollar_and_the_costs_of_closing()
    {
        VenueRequirement asked = GmxMargin.Defaults.Ask(SampleAccount.Perpetual("ETH", 10, 2000)).Requirement!;
        Assert.Equal((100 + 40, 100 + 40, "share of size"), (asked.Initial, asked.Maintenance, asked.Binding));
        Assert.Equal("least collateral", GmxMargin.Defaults.Ask(SampleAccount.Perpetual("ETH", .05, 2000)).Requirement!.Binding);

        // 6e-11 at 83 million is the published half a percent; twice the interest asks twice as much to open, and no more to keep.
        Assert.Equal(.005, Math.Round((GmxMargin.Defaults with { OpenInterestMultiplier = 6e-11, OpenInterest = 83e6 }).OpenInterestFactor, 3));
        VenueRequirement crowded = (GmxMargin.Defaults with { OpenInterestMultiplier = 6e-11, OpenInterest = 200e6 }).Ask(SampleAccount.Perpetual("ETH", 10, 2000)).Requirement!;
        Assert.Equal((240 + 40, 140), (Math.Round(crowded.Initial, 9), crowded.Maintenance));
    }

    [Fact]
    public void Perennial_asks_the_larger_of_a_ratio_and_a_minimum()
    {
        var margin = new PerennialMargin(new Dictionary<string, PerennialMarket> { ["ETH"] = new(.012, .01, 50, 40) });
        VenueRequirement large = margin.Ask(SampleAccount.Perpetual("ETH", -10, 2000)).Requirement!;
        Assert.Equal((240, 200, "ratio of notional"), (large.Initial, large.Maintenance, large.Binding));
        VenueRequirement small = margin.Ask(SampleAccount.Perpetual("ETH", 1, 2000)).Requirement!;
        Assert.Equal((50, 40, "least requirement"), (small.Initial, small.Maintenance, small.Binding));
    }

    [Theory]
    [InlineData(0, .95)]
    [InlineData(60, .933333)]
    [InlineData(450, .825)]
    [InlineData(900, .70)]
    [InlineData(3600, .65625)]
    [InlineData(22_500, .35)]
    [InlineData(44_100, 0)]
    [InlineData(90_000, 0)]
    public void Derives_auction_falls_as_tabled(double seconds, double discount) => Assert.Equal(discount, DeriveAuction.Mainnet.Discount(seconds), 5e-7);

    [Theory]
    [InlineData(1, .166667)]
    [InlineData(.95, .173913)]
    [InlineData(.7, .222222)]
    [InlineData(.35, .363636)]
    public void Derives_auction_sells_the_share_that_is_tabled(double discount, double share)
    {
        Assert.Equal(share, DeriveAuction.LargestShare(500, -100, discount, 0), 5e-7);

        // Selling that share at the bid leaves a buffer margin of zero: (1 - f) BM + f * bid = 0 with all cash in the account.
        double exact = DeriveAuction.LargestShare(500, -100, discount, 0);
        Assert.Equal(0, ((1 - exact) * -100) + (exact * 500 * discount), 1e-12);
        Assert.Equal(-100 - (600 * .15), DeriveAuction.Mainnet.BufferMargin(-100, 500), 1e-12);
    }

    private static SynthetixMargin Margin => new(Synthetix.ToDictionary(market => market.Name, market => market.Market));

    private static IEnumerable<VenueRequirement> Ask(double[] prices) => Synthetix.Zip(prices, (market, price) =>
    {
        ComparedAccount account = SampleAccount.Perpetual(market.Name, market.Units, price);
        return Margin.Ask(account with { Perpetuals = [new PerpetualPosition(market.Name, market.Units, market.Market.FillPrice(market.Units, 0, market.Price))] }).Requirement!;
    });
}
