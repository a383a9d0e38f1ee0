using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Margin.ComparisonMargins.Derive;
using MonteCarloRisk.Margin.ComparisonMargins.Perpetuals;

namespace MonteCarloRisk.Margin.Tests.ComparisonMargins;

/// <summary>The tables of parameters that the projects publish (section 1 of the reference), by column: no test of a rule on one account shows a typing error in what that account does not use.</summary>
public sealed class PublishedParameterTests
{
    private const double Rounding = 1e-12;

    [Fact]
    public void Derives_portfolio_margin_has_the_columns_of_its_main_network_and_of_its_tests()
    {
        DerivePortfolioMargin main = DerivePortfolioMargin.Mainnet, tests = DerivePortfolioMargin.Tests;
        double[] grid = [1.15, 1.1, 1.05, 1, .95, .9, .85];
        ShockScenario[] wide = [new(1.2, VolatilityShock.Up), .. ShockScenario.Grid(grid), new(.8, VolatilityShock.Up)];
        Assert.Equal(wide, main.Scenarios);
        Assert.Equal(ShockScenario.Grid(grid), tests.Scenarios);
        Assert.Equal((new VolatilityRange(.6, .3, .3, .13, 1), new VolatilityRange(.45, .3, .3, .13, 1)), (main.Volatility, tests.Volatility));
        Assert.Equal((new BasisContingency(1.05, .95, 1, 1.2), new BasisContingency(1.05, .95, .25, .01)), (main.Basis, tests.Basis));
        Assert.Equal((1.25, 1.3), (main.InitialFactor, tests.InitialFactor));
        Assert.Equal((new PegLoss(.99, 4), new PegLoss(.98, 2)), (main.Peg, tests.Peg));
        Assert.Equal((new ConfidenceContingency(.55, 1), new ConfidenceContingency(.6, .5)), (main.Confidence, tests.Confidence));
        Assert.Equal((.03, .03, .02), (main.CollateralShare, main.PerpetualShare, main.OptionShare));
        Assert.Equal((.02, .02, .01), (tests.CollateralShare, tests.PerpetualShare, tests.OptionShare));
        Assert.Equal((new StaticDiscount(.95, 1, .12), new StaticDiscount(.95, 4, .05)), (main.Discount, tests.Discount));
    }

    // The main network's script gives .95 to liabilities and 1.05 to assets; here as the library means them.
    [Fact]
    public void Derives_second_portfolio_margin_has_the_columns_of_its_main_network_and_of_its_tests()
    {
        DerivePortfolioMargin2 main = DerivePortfolioMargin2.Mainnet, tests = DerivePortfolioMargin2.Tests;
        ShockScenario[] regular = [new(1.18, VolatilityShock.Up), .. ShockScenario.Grid(1.135, 1.09, 1.045, 1, .955, .91, .865), new(.82, VolatilityShock.Up)];
        Assert.All((DerivePortfolioMargin2[])[main, tests], margin =>
        {
            Assert.Equal(regular, margin.Scenarios.Take(23));
            Assert.Equal([VolatilityShock.Tilt, VolatilityShock.Bend], margin.Scenarios.TakeLast(2).Select(scenario => scenario.Volatility));
            Assert.All(margin.Scenarios.TakeLast(2), scenario => Assert.Equal(1, scenario.SpotFactor));
            Assert.Equal(new BasisContingency(1.045, .955, .5, 2), margin.Basis);
            Assert.Equal(new ConfidenceContingency(.55, 1), margin.Confidence);
            Assert.Equal((1, .8), (margin.InitialFactor, margin.MaintenanceFactor));
            Assert.Equal((.003, .002), (margin.OptionShare, margin.OptionInitialAddition));
        });
        Assert.Equal([.34, .67, 1.5, 2, 3, 4, 5, 6], main.Scenarios.Skip(23).SkipLast(2).Select(scenario => scenario.SpotFactor));
        Assert.Equal([.34, .67, 1.5, 2, 3, 4], tests.Scenarios.Skip(23).SkipLast(2).Select(scenario => scenario.SpotFactor));
        Assert.Equal((new VolatilityRange(.5, .3, .3, .13, 1), .4), (main.Volatility, main.LeastRaisedVolatility));
        Assert.Equal((new VolatilityRange(.5, .275, .3, .13, 1), .45), (tests.Volatility, tests.LeastRaisedVolatility));
        Assert.Equal((new PegLoss(.99, 4), new PegLoss(.98, 2)), (main.Peg, tests.Peg));
        Assert.Equal((.03, .01, .015, .005), (main.PerpetualShare, main.PerpetualInitialAddition, tests.PerpetualShare, tests.PerpetualInitialAddition));
        Assert.Equal((new StaticDiscount(.95, 0, .16), new StaticDiscount(1.05, 0, .16)), (main.AssetDiscount, main.LiabilityDiscount));
        Assert.Equal((new StaticDiscount(.95, 1, .08), new StaticDiscount(1.04, .5, .08)), (tests.AssetDiscount, tests.LiabilityDiscount));
    }

    // Share of a collateral that counts to keep, and the further factor to open: of ether 0.80 and 0.80 * 0.9375 = 0.75.
    [Theory]
    [InlineData("ETH", .8, .75)]
    [InlineData("BTC", .75, .75 * .93)]
    [InlineData("USDT", .98, .98 * .98)]
    [InlineData("WSTETH", .8, .8 * .9375)]
    [InlineData("WEETH", .65, .65 * .77)]
    [InlineData("RSETH", .65, .65 * .77)]
    [InlineData("RSWETH", .65, .65 * .77)]
    [InlineData("DAI", .925, .925 * .92)]
    [InlineData("SDAI", .875, .875 * .915)]
    [InlineData("USDE", .8, .8 * .875)]
    public void Derives_standard_margin_counts_collateral_by_its_shares(string asset, double kept, double opened)
    {
        VenueRequirement asked = DeriveStandardMargin.Mainnet.Ask(SampleAccount.Of() with { Collateral = [new CollateralHolding(asset, 4, 250)] }).Requirement!;
        Assert.Equal(1000 * (1 - kept), asked.Maintenance, 1e-9);
        Assert.Equal(1000 * (1 - opened), asked.Initial, 1e-9);
    }

    // Hand arithmetic at a spot of 2,000: calls and puts 15% to keep; to open 25% less what they are out of the money, and no less than 22.5%. A put 15% out of the money at 1,700 asks 22.5%.
    [Theory]
    [InlineData(true, 2000, 500, 300)]
    [InlineData(true, 2020, 480, 300)]
    [InlineData(true, 2300, 450, 300)]
    [InlineData(false, 1700, 450, 300)]
    public void Derives_options_on_SNX_have_shares_of_their_own(bool call, double strike, double initial, double maintenance)
    {
        OptionPosition written = call ? SampleAccount.Call(strike, -1) : SampleAccount.Put(strike, -1);
        ComparedAccount account = SampleAccount.Of(written) with { Quote = new UnderlyingQuote("SNX", 2000, 2000) };
        VenueRequirement asked = DeriveStandardMargin.Mainnet.Ask(account).Requirement!;
        Assert.Equal(initial, asked.Initial, 1e-8);
        Assert.Equal(maintenance, asked.Maintenance, 1e-8);
        Assert.Equal((1.4, 1.3), (DeriveStandardMargin.Mainnet.Options["SNX"].UnpairedInitial, DeriveStandardMargin.Mainnet.Options["SNX"].UnpairedMaintenance));
    }

    [Fact]
    public void Derives_auction_has_the_terms_of_its_main_network_and_of_its_tests()
    {
        Assert.Equal(new DeriveAuction(.95, .7, 15 * 60, 12 * 3600, .15), DeriveAuction.Mainnet);
        Assert.Equal(new DeriveAuction(.98, .8, 100, 14_400, .2), DeriveAuction.Tests);
    }

    [Theory]
    [InlineData(0, .02, .012, 0, 0)]
    [InlineData(1, .05, .03, 40e6, 100e6)]
    [InlineData(2, .1, .05, 20e6, 50e6)]
    [InlineData(3, .2, .1, 5e6, 10e6)]
    [InlineData(4, 1, .2, 2e6, 5e6)]
    [InlineData(5, .05, .03, .5e6, 1e6)]
    [InlineData(6, .01, .005, .5e6, 1e6)]
    public void Dydxs_tiers_are_those_of_its_genesis(int tier, double initial, double maintenance, double lower, double upper)
    {
        LiquidityTier terms = LiquidityTier.Genesis[tier];
        Assert.Equal(maintenance, terms.MaintenanceFraction, Rounding);
        Assert.Equal((lower, upper), (terms.LowerCap, terms.UpperCap));
        Assert.Equal(initial, terms.InitialAt(lower), Rounding);
        Assert.Equal(upper == 0 ? initial : 1, terms.InitialAt(Math.Max(upper, 1e9)), Rounding);
        Assert.Equal(upper == 0 ? initial : (1 + initial) / 2, terms.InitialAt((lower + upper) / 2), Rounding);
        Assert.Equal(7, LiquidityTier.Genesis.Count);
        Assert.Equal(new DydxLiquidation(1, 1.5, .015), DydxLiquidation.Genesis);
    }

    // The cases that Gamma's own tests have, K 100 at S 150 and K 2,500 at S 1,800: out of the money by so much that a spot a quarter lower or higher is not in it, so that the bound is on the whole strike or unit.
    [Theory]
    [InlineData(7, .1678)]
    [InlineData(14, .237)]
    [InlineData(28, .3326)]
    [InlineData(42, .4032)]
    [InlineData(56, .4603)]
    public void Opyns_options_far_out_of_the_money_ask_the_bound_alone(double days, double bound)
    {
        double listed = OpynNakedMargin.Tests.Bound(days / 365);
        Assert.Equal(100 * bound, OpynNakedMargin.Tests.Collateral(SampleAccount.Put(100, -1).Contract, 150, listed), Rounding);
        Assert.Equal(bound, OpynNakedMargin.Tests.Collateral(SampleAccount.Call(2500, -1).Contract, 1800, listed), Rounding);
    }
}
