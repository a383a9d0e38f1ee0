using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Margin.ComparisonMargins.Derive;

namespace MonteCarloRisk.Margin.Tests.ComparisonMargins;

/// <summary>Portfolios of derivexyz/v2-core, test/risk-managers/unit-tests/PMRM_2/portfolio_cases.</summary>
public sealed class DerivePortfolioMargin2Tests
{
    private const double SecondsPerYear = 365 * 86_400;
    private const double Spot = 95_663.50604855;
    private const double StablePrice = 1.00019088635;
    private const double Dollars = 1e-8;

    // test_12_risk_cancelling_naked_short_call.
    private static readonly ComparedAccount ShortCall = Account(Spot, [Position("C", 100_000, 794_852, .453803924321583, .15000000000000002, -1)], [], 0, (794_852, 95_776.67392708939));

    private static DerivePortfolioMargin2 Margin => DerivePortfolioMargin2.Tests;

    [Fact]
    public void A_short_call_is_margined_as_published()
    {
        VenueRequirement asked = Margin.Ask(ShortCall).Requirement!;
        Assert.Equal(-1186.4185694587657, asked.Equity, Dollars);
        Assert.Equal("spot +18%, volatility up", asked.Binding);
        Assert.Equal(12_939.312020443322, asked.Parts[0].Initial, Dollars);
        Assert.Equal(286.99051814565, asked.Parts[2].Maintenance, Dollars);
        Assert.Equal(286.99051814565 + 191.3270120971, asked.Parts[2].Initial, Dollars);
        Assert.Equal(-11_824.858703959073, asked.MaintenanceExcess, Dollars);
        Assert.Equal(-14_604.048120144837, asked.InitialExcess, Dollars);
    }

    [Fact]
    public void Every_scenario_of_a_short_call_is_as_published()
    {
        double[] published =
        [
            -12_939.312020443321671337,
            -9430.612502045187284239, -7978.264376240463207068, -7569.803983748365681095,
            -6342.011084605444011686, -4456.996722228999715298, -3595.6723399578477256,
            -3778.999279198985277617, -1731.931878096357877439, -605.237460255091264116,
            -1808.933552745496172065, -4.493969118840595911, 819.13948053678427641,
            -433.880970935762206864, 829.214342707597779736, 1154.179248187170287565,
            418.408722488071930456, 1113.63054163333276847, 1185.468292469456628169,
            875.932366665499785086, 1177.181792410209482114, 1186.411211258293633364,
            1082.697694190962693028,
            64.71374015229629606, 129.384515024796002081,
            -3058.966961715574143454, -3253.209461815327358636, -3350.584857812569680391, -3383.043325666785221983,
            -43.43395259503017769, -43.43395259503017769,
        ];
        Assert.Equal(published.Length, Margin.Scenarios.Count);
        Assert.All(published.Zip(Margin.Scenarios), one => Assert.Equal(one.First, Margin.Profit(one.Second, ShortCall), Dollars));
    }

    [Fact]
    public void The_basis_contingency_of_a_short_call_is_as_published()
    {
        VenueRequirement asked = (Margin with { Scenarios = [] }).Ask(ShortCall).Requirement!;
        Assert.Equal("basis between spot and forwards", asked.Binding);
        Assert.Equal(947.2098049301085, asked.Parts[0].Initial, Dollars);
    }

    [Fact]
    public void Collateral_of_five_kinds_covers_written_options_as_published()
    {
        // test_16_risk_cancelling_general_covered_call.
        ComparedAccount account = Account(
            Spot,
            [
                Position("C", 120_000, 3_214_052, .5654200442695773, .21000000000000002, -2),
                Position("P", 100_000, 18_938_852, .5543377511787965, .29, -3.2),
                Position("P", 105_000, 11_076_452, .5435708270461805, .27, -12.2),
            ],
            [
                new CollateralHolding("LBTC", .4, 95_569.65243595604),
                new CollateralHolding("BTC", 2, Spot),
                new CollateralHolding("CBBTC", .8, 95_621.88912023272),
                new CollateralHolding("USDT", 100_000, .99984231175),
                new CollateralHolding("ETH", 5, 2681.6029850999994),
            ],
            -320_000,
            (3_214_052, 96_248.76561417685),
            (18_938_852, 100_374.61000117072),
            (11_076_452, 98_198.07812501276));
        VenueRequirement asked = Margin.Ask(account).Requirement!;
        Assert.Equal(-133_052.46372094782, asked.Equity, 1e-7);
        Assert.Equal("spot -18%, volatility up", asked.Binding);
        Assert.Equal(310_116.193311489128973335, asked.Parts[0].Initial, 1e-7);
        Assert.Equal(-398_180.9181436086, asked.MaintenanceExcess, 1e-7);
        Assert.Equal(-470_835.93122017937, asked.InitialExcess, 1e-7);
        Assert.Equal(-28_334.182576141647587065, Margin.Profit(Margin.Scenarios[^2], account), 1e-7);
        Assert.Equal(-28_361.760928414565569256, Margin.Profit(Margin.Scenarios[^1], account), 1e-7);
        Assert.Equal(-57_607.417290902929380536, Margin.Profit(Margin.Scenarios[23], account), 1e-7);
    }

    [Fact]
    public void Perpetuals_and_doubtful_feeds_are_margined_as_published()
    {
        // test_33_perps_general_perp_hedging.
        ComparedAccount account = Account(
            3000,
            [Position("P", 100_000, 794_852, .6701175743327585, .15000000000000002, 10)],
            [new CollateralHolding("BTC", 1, 3000, Confidence: .2)],
            0,
            (794_852, 3113.1678785393888));
        account = account with
        {
            Quote = account.Quote with { PerpetualPrice = 100_000, SpotConfidence = .2, PerpetualConfidence = .1 },
            Perpetuals = [new PerpetualPosition("BTC", -1, 100_000)],
        };
        VenueRequirement asked = Margin.Ask(account).Requirement!;
        Assert.Equal(76_293.7308905537, asked.Parts[0].Initial, 1e-7);
        Assert.Equal(32_099.541960193546, asked.Parts[4].Initial, 1e-7);
        Assert.Equal(907_071.7014477414, asked.MaintenanceExcess, 1e-7);
        Assert.Equal(859_668.4190349347, asked.InitialExcess, 1e-7);
    }

    [Fact]
    public void Tails_are_dampened_as_published()
    {
        // Of the main network, and of the test files to their digits.
        Assert.Equal(
            [.21, .42, .2772, .1386, .0693, .0462, .03465, .02772],
            DerivePortfolioMargin2.Mainnet.Scenarios.Where(scenario => scenario.Dampening < 1).Select(scenario => Math.Round(scenario.Dampening, 12)));
        Assert.Equal(
            [.0545, .1091, .072, .036, .018, .012],
            DerivePortfolioMargin2.Tests.Scenarios.Where(scenario => scenario.Dampening < 1).Select(scenario => Math.Round(scenario.Dampening, 4)));
    }

    [Fact]
    public void Collateral_without_a_haircut_is_refused()
    {
        ComparedAccount account = ShortCall with { Collateral = [new CollateralHolding("BTC", 1, Spot)] };
        Assert.Equal("its haircut of the collateral is not in our sources", DerivePortfolioMargin2.Mainnet.Ask(account).Reason);
        Assert.NotNull(DerivePortfolioMargin2.Mainnet.Ask(ShortCall).Requirement);
    }

    private static ComparedAccount Account(double spot, OptionPosition[] options, CollateralHolding[] collateral, double cash, params (int Seconds, double Forward)[] forwards) => new(
        new UnderlyingQuote("BTC", spot, spot)
        {
            StablePrice = StablePrice,
            Expiries = forwards.ToDictionary(forward => forward.Seconds / SecondsPerYear, forward => new ExpiryQuote(forward.Forward)),
        },
        cash,
        collateral,
        [],
        options);

    private static OptionPosition Position(string right, double strike, int seconds, double volatility, double rate, double contracts) =>
        new(new EuropeanOption("", "BTC", right == "C" ? OptionRight.Call : OptionRight.Put, strike, seconds / SecondsPerYear, volatility, rate, 0), contracts);
}
