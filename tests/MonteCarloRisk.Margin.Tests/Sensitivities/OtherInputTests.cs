using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Surfaces;
using MonteCarloRisk.Margin.Sensitivities;
using MonteCarloRisk.Margin.Tests.Frontier;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Sensitivities;

/// <summary>Implied volatility, depth and slippage, and the margins of options and perpetuals: one date and no delay, so everything is a function of one lognormal price a day ahead.</summary>
public sealed class OtherInputTests
{
    private const double Day = 1.0 / 365;
    private const double Target = .01;
    private const double Expiry = .2;
    private const double Cash = 17.5;
    private static readonly ReplicatedPaths Paths = new(640_000, 32);
    private static readonly SensitivityAnswers Options = SampleMarket.Calibrate(Writers).Sensitivities!;
    private static readonly SensitivityAnswers Sales = SampleMarket.Calibrate(Borrowers).Sensitivities!;

    private static Market Writers
    {
        get
        {
            Market market = SampleMarket.Of([("A", .8, .8)], 0, [], Target, 1, 20_000);
            return market with
            {
                Rules = market.Rules with
                {
                    LiquidationDelay = 0,
                    Options = new Dictionary<string, OptionMarginRule> { ["A"] = new(.05, .01) },
                    Perpetuals = new Dictionary<string, PerpetualMarginRule> { ["A"] = new(.2, .1) },
                },
                Contracts = [new EuropeanOption("PUT", "A", OptionRight.Put, 100, Expiry, .8, 0, 0)],
                Perpetuals = [new Perpetual("PERP", "A", new FundingLaw.Constant(0))],
                Accounts = [new MarginAccount("writer", new Dictionary<string, double>(), 0, new Dictionary<string, double> { ["PUT"] = -1 }) { Cash = Cash }],
                Studies = new RiskStudies { Sensitivities = Paths },
            };
        }
    }

    private static Market Borrowers
    {
        get
        {
            Market market = SampleMarket.Of([("A", 1, .95), ("B", 1, .95)], 0, [(new() { ["A"] = 1 }, 86), (new() { ["B"] = 1 }, 86)], Target, 1, 20_000);
            return market with
            {
                Rules = market.Rules with { LiquidationDelay = 0 },
                Liquidity = new MarketLiquidity(new Dictionary<string, LiquidityModel> { ["A"] = new LiquidityModel.SquareRoot(.002, 1, .04, 400), ["B"] = new LiquidityModel.Constant(.03) }, []),
                Studies = new RiskStudies { Sensitivities = Paths },
            };
        }
    }

    [Fact]
    public void Each_input_is_told_per_its_change()
    {
        Assert.Equal(["volatility of A", "drift", "implied volatility of options on A", "liquidation delay"], Options.Inputs.Select(input => input.Input));
        Assert.Equal(["short options on A", "perpetuals on A"], Options.Margins);
        Assert.Equal(["volatility of A", "volatility of B", "correlation", "drift", "depth of A", "slippage of B", "liquidation delay"], Sales.Inputs.Select(input => input.Input));
        Assert.Equal(["-10%", "+10%"], [Sales.Inputs[4].Per, Sales.Inputs[5].Per]);
    }

    // The writer of a put is insolvent below the price at which the put is worth the cash.
    [Fact]
    public void An_implied_volatility_moves_insolvency_and_margin_as_Black_and_Scholes_do()
    {
        Sensitivity found = Options.Inputs[2];
        Near(Slope(by => Below(Brent.FindRoot(price => Put(price, Expiry - Day, .8 * (1 + by)) - Cash, 40, 110), .8)), found.InsolvencyProbability, .1);
        Near(Slope(by => Margin(.8, .8 * (1 + by))), found.Margins[0]!, .1);
        Assert.Equal(0, found.Margins[1]!.Value);
        Assert.Equal(0, found.Thresholds[0]!.Value);
    }

    [Fact]
    public void A_volatility_moves_the_margins_of_options_and_perpetuals_as_the_lognormal_does()
    {
        Sensitivity found = Options.Inputs[0];
        Near(Slope(by => Margin(.8 * (1 + by), .8)), found.Margins[0]!, .05);

        // A short needs more than a long: its price has no bound.
        Near(Slope(by => (Quantile(1 - Target, .8 * (1 + by)) / 100) - 1), found.Margins[1]!, .05);
    }

    // Of a unit at price p a sale brings p (1 - 0.001 - 0.04 sqrt(p / (400 k))), k the depth over today's.
    [Fact]
    public void A_depth_moves_insolvency_and_threshold_as_what_a_sale_brings_does()
    {
        static double Brought(double price, double by) => price * (1 - .001 - (.04 * Math.Sqrt(price / (400 * (1 + by)))));
        Sensitivity found = Sales.Inputs[4];
        double other = Below(86 / .97, 1);
        double Union(double by) => 1 - ((1 - Below(Brent.FindRoot(price => Brought(price, by) - 86, 50, 120), 1)) * (1 - other));
        Near(-Slope(Union), found.InsolvencyProbability, .2);
        Near(-Slope(by => Brought(Quantile(Target, 1), by) / 100), found.Thresholds[0]!, .1);
        Assert.Equal(0, found.Thresholds[1]!.Value);
    }

    [Fact]
    public void A_slippage_moves_insolvency_and_threshold_as_what_a_sale_brings_does()
    {
        Sensitivity found = Sales.Inputs[5];
        double other = Below(Brent.FindRoot(price => (price * (1 - .001 - (.04 * Math.Sqrt(price / 400)))) - 86, 50, 120), 1);
        Near(Slope(by => 1 - ((1 - Below(86 / (1 - (.03 * (1 + by))), 1)) * (1 - other))), found.InsolvencyProbability, .2);
        Near(Slope(by => Quantile(Target, 1) / 100 * (1 - (.03 * (1 + by)))), found.Thresholds[1]!, .1);
        Assert.Equal(0, found.Thresholds[0]!.Value);
    }

    // Total variance is of degree one in theta and psi, so that with their squares the whole smile is times the factor.
    [Fact]
    public void A_smile_moves_with_the_volatilities_and_one_that_would_leave_its_bounds_is_not_moved()
    {
        var slice = new SsviSlice(.12, -.3, .5);
        Market market = Writers;
        Market Smiling(double cap) => market with { Contracts = [market.Contracts[0] with { Dynamics = new VolatilityDynamics.StickyDelta(slice, new VolatilityBounds(.1, cap)) }] };
        EuropeanOption moved = MovedMarket.ImpliedVolatility(Smiling(2), "A", 1.1)!.Contracts[0];
        Assert.Equal(.88, moved.ImpliedVolatility, 12);
        Assert.All(new[] { -.8, 0, .5 }, k => Assert.Equal(1.21 * slice.TotalVariance(k), ((VolatilityDynamics.Smile)moved.Dynamics!).Slice.TotalVariance(k), 12));
        Assert.Null(MovedMarket.ImpliedVolatility(Smiling(.85), "A", 1.1));
        Assert.Equal(market.Contracts, MovedMarket.ImpliedVolatility(market, "B", 1.1)!.Contracts);
    }

    private static double Slope(Func<double, double> answer) => .1 * (answer(Options.Move) - answer(-Options.Move)) / (2 * Options.Move);

    private static double Margin(double volatility, double implied) => (Put(Quantile(Target, volatility), Expiry - Day, implied) - Put(100, Expiry, implied)) / 100;

    private static double Put(double price, double years, double volatility)
    {
        double deviation = volatility * Math.Sqrt(years), d = (Math.Log(price / 100) / deviation) + (deviation / 2);
        return (100 * Normal.CDF(0, 1, deviation - d)) - (price * Normal.CDF(0, 1, -d));
    }

    private static double Quantile(double probability, double volatility) => 100 * Math.Exp((volatility * Math.Sqrt(Day) * Normal.InvCDF(0, 1, probability)) - (volatility * volatility * Day / 2));

    private static double Below(double price, double volatility) => Normal.CDF(0, 1, (Math.Log(price / 100) + (volatility * volatility * Day / 2)) / (volatility * Math.Sqrt(Day)));

    private static void Near(double expected, Estimate found, double mostError)
    {
        Assert.Equal(expected, found.Value, (6 * found.StandardError) + (2e-3 * Math.Abs(expected)));
        Assert.InRange(found.StandardError, 0, mostError * Math.Abs(expected));
    }
}
