using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Caps;
using MonteCarloRisk.Margin.Tests.Recommendation;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Tests.Caps;

public sealed class CapTests
{
    private const double Volatility = 1.1;
    private const double Debt = 110;
    private const double Beyond = .01;

    // The account is in breach from the first day and closed out five days later: bad debt is scale * (debt - price), so it is beyond a fund f with the probability that the
    // price is below debt - f / scale, and the cap is f over debt less the price's quantile.
    [Theory]
    [InlineData(100)]
    [InlineData(9)]
    public void The_cap_is_the_one_of_the_log_normal_bad_debt(double fund)
    {
        MarketCaps caps = Calibrate(fund, "A").Caps!;
        double years = 5.0 / 365;
        double price = 100 * Math.Exp((-Volatility * Volatility * years / 2) + (Volatility * Math.Sqrt(years) * Normal.InvCDF(0, 1, Beyond)));
        AssetCap cap = Assert.Single(caps.Assets);
        Assert.Empty(cap.Reason);
        Assert.Equal(fund / (Debt - price), cap.Scale!.Value, 5 * cap.Scale.StandardError);
        Assert.True(cap.Scale.StandardError < .03 * cap.Scale.Value);
        Assert.InRange(cap.Scale.Value, cap.Scale.Interval.Lower, cap.Scale.Interval.Upper);
        Assert.Equal((1, Debt, 0), (cap.Supply, cap.Debt, cap.ShortNotional));
        Assert.Equal(caps.Runs.Runs.Count, cap.Evaluations);
        Assert.All(caps.Runs.Runs, run => Assert.Equal(9UL, run.Seed));
    }

    // In breach from the first day under a threshold that governance holds down, and insolvent where what its sale leaves of the price is below the debt:
    // price (1 - coefficient sqrt(scale price)) < debt, so the cap is where that price is the quantile of the target.
    [Fact]
    public void Without_a_fund_the_cap_is_the_one_of_costs_that_rise_with_size()
    {
        const double debt = 70;
        double years = 5.0 / 365;
        double price = 100 * Math.Exp((-Volatility * Volatility * years / 2) + (Volatility * Math.Sqrt(years) * Normal.InvCDF(0, 1, Beyond)));
        var liquidity = new LiquidityModel.SquareRoot(0, 1, .02, 65);
        double root = (1 - (debt / price)) / liquidity.Coefficient;
        Market market = Market(null, "A", debt) with
        {
            Liquidity = new MarketLiquidity(new Dictionary<string, LiquidityModel> { ["A"] = liquidity }, []),
            Governance = SampleLimits.Limits(SampleLimits.Limit(most: .6), SampleLimits.Limit(most: .65)),
        };
        AssetCap cap = Assert.Single(new MarginCalibrator(new SimulationRunner(CpuBackend.Widest())).Calibrate(market).Caps!.Assets);
        Assert.Equal(root * root / price, cap.Scale!.Value, 5 * cap.Scale.StandardError);
        Assert.True(cap.Scale.StandardError < .1 * cap.Scale.Value, $"{cap.Scale.StandardError} of {cap.Scale.Value}");
    }

    // Ten in debt beside one contract short, so in breach from the first day: what it leaves five days later is the rise of the price beyond 90, or the call's value and ten, times the scale.
    [Theory]
    [InlineData(CapSubject.Perpetual, 40)]
    [InlineData(CapSubject.Option, 60)]
    public void The_cap_on_a_contract_is_the_one_of_what_its_short_loses(CapSubject kind, double fund)
    {
        double years = 5.0 / 365, deviation = Volatility * Math.Sqrt(years);
        double price = 100 * Math.Exp((-deviation * deviation / 2) + (deviation * Normal.InvCDF(0, 1, 1 - Beyond)));
        double left = .8 * Math.Sqrt(1 - years), d = (Math.Log(price / 100) / left) + (left / 2);
        double loss = kind == CapSubject.Perpetual ? price - 90 : 10 + (price * Normal.CDF(0, 1, d)) - (100 * Normal.CDF(0, 1, d - left));
        Market market = Market(fund, "A", Debt);
        var nothing = new Dictionary<string, double>();
        MarginAccount shorted = kind == CapSubject.Perpetual
            ? new MarginAccount("short", nothing, 10, nothing) { Perpetuals = new Dictionary<string, PerpetualPosition> { ["PERP"] = new("A", -1, 100) } }
            : new MarginAccount("short", nothing, 10, new Dictionary<string, double> { ["CALL"] = -1 });
        market = market with
        {
            Rules = market.Rules with { Options = new Dictionary<string, OptionMarginRule> { ["A"] = new(.3, .1) }, Perpetuals = new Dictionary<string, PerpetualMarginRule> { ["A"] = new(.3, .1) } },
            Contracts = [new EuropeanOption("CALL", "A", OptionRight.Call, 100, 1, .8, 0, 0)],
            Perpetuals = [new Perpetual("PERP", "A", new FundingLaw.Constant(0))],
            Accounts = [shorted, market.Accounts[1]],
            Studies = new RiskStudies { Caps = kind == CapSubject.Perpetual ? new CapStudy([], 100_000) { Perpetuals = ["PERP"] } : new CapStudy([], 100_000) { Options = ["CALL"] } },
        };
        AssetCap cap = Assert.Single(new MarginCalibrator(new SimulationRunner(CpuBackend.Widest())).Calibrate(market).Caps!.Assets);
        Assert.Equal(fund / loss, cap.Scale!.Value, 5 * cap.Scale.StandardError);
        Assert.True(cap.Scale.StandardError < .05 * cap.Scale.Value, $"{cap.Scale.StandardError} of {cap.Scale.Value}");
        Assert.Equal((kind, 1, 10, 100), (cap.Kind, cap.Supply, cap.Debt, cap.ShortNotional));
    }

    [Fact]
    public void Without_a_fund_and_costs_that_rise_no_cap_is_determined()
    {
        AssetCap cap = Assert.Single(Calibrate(null, "A").Caps!.Assets);
        Assert.Null(cap.Scale);
        Assert.StartsWith("not determined: no cost of closing out A rises with its size", cap.Reason, StringComparison.Ordinal);
        Assert.Equal(0, cap.Paths);
    }

    [Fact]
    public void Where_other_accounts_are_beyond_the_fund_or_nothing_is_no_cap_is_found_and_it_is_said()
    {
        Assert.StartsWith("no size does", Assert.Single(Calibrate(20, "B").Caps!.Assets).Reason, StringComparison.Ordinal);
        Assert.Equal("no cap is needed up to a hundred times today's size", Assert.Single(Calibrate(1e5, "B").Caps!.Assets).Reason);
    }

    private static MarketCalibration Calibrate(double? fund, string asset) => new MarginCalibrator(new SimulationRunner(CpuBackend.Widest())).Calibrate(Market(fund, asset, Debt));

    private static Market Market(double? fund, string asset, double debt)
    {
        return new Market(
            "test",
            new DateOnly(2026, 1, 1),
            new MarketDataSummary([], [], new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1), 0, 365),
            new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, Volatility, 0), new ModelAsset("B", 100, Volatility, 0)], [[1, 0], [0, 1]]),
            SampleLimits.Rules(("A", .75, .8), ("B", .75, .8)) with { LiquidationDelay = 5 },
            [],
            [
                new MarginAccount("lost", new Dictionary<string, double> { ["A"] = 1 }, debt, new Dictionary<string, double>()),
                new MarginAccount("safe", new Dictionary<string, double> { ["B"] = 1 }, 1, new Dictionary<string, double>()),
            ],
            new SolvencyTarget(.05, .3, .95, 4) { BeyondBackstopProbability = Beyond },
            new SimulationSettings(20_000, 9, Precision.Single))
        {
            Protocol = ProtocolTerms.Usual with { InsuranceFund = fund },
            Studies = new RiskStudies { Caps = new CapStudy([asset], 100_000) },
        };
    }
}
