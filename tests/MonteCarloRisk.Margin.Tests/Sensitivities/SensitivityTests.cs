using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Sensitivities;
using MonteCarloRisk.Margin.Tests.Frontier;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Sensitivities;

/// <summary>One date and no delay: an account is insolvent where the price of one day is below its debt, a threshold is a quantile of the lognormal.</summary>
public sealed class SensitivityTests
{
    private const double Day = 1.0 / 365;
    private const double Correlation = .5;
    private const double Target = .01;
    private static readonly double[] Volatilities = [1.2, .8];
    private static readonly double[] Debts = [86, 91];
    private static readonly SensitivityAnswers Answers = SampleMarket.Calibrate(Market).Sensitivities!;

    private static Market Market
    {
        get
        {
            Market market = SampleMarket.Of(
                [("A", Volatilities[0], .9), ("B", Volatilities[1], .95)], Correlation, [(new() { ["A"] = 1 }, Debts[0]), (new() { ["B"] = 1 }, Debts[1])], Target, 1, 50_000);
            return market with { Rules = market.Rules with { LiquidationDelay = 0 }, Studies = new RiskStudies { Sensitivities = new ReplicatedPaths(1_280_000, 64) } };
        }
    }

    [Fact]
    public void Each_input_is_told_per_its_change()
    {
        Assert.Equal(["volatility of A", "volatility of B", "correlation", "drift", "liquidation delay"], Answers.Inputs.Select(input => input.Input));
        Assert.Equal(["+10%", "+10%", "+0.1", "+10% a year", "+1 day"], Answers.Inputs.Select(input => input.Per));
        Assert.Empty(Answers.NotMoved);
        Assert.Equal(Math.Pow(1_280_000, -.2), Answers.Move, 12);
        Assert.Equal((1 + (2 * 4) + 1) * 64, Answers.Runs.Runs.Count);
        Assert.Equal(Union(Volatilities, Correlation, 0), Answers.InsolvencyProbability.Value, 5.5 * Answers.InsolvencyProbability.StandardError);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_volatility_moves_insolvency_and_threshold_as_the_lognormal_does(int asset)
    {
        double move = Answers.Move;
        double[] Scaled(double factor) => [.. Volatilities.Select((one, i) => i == asset ? factor * one : one)];
        double Slope(Func<double, double> answer) => .1 * (answer(1 + move) - answer(1 - move)) / (2 * move);
        Sensitivity found = Answers.Inputs[asset];
        Near(Slope(factor => Union(Scaled(factor), Correlation, 0)), found.InsolvencyProbability, .1);
        Near(Slope(factor => Threshold(Scaled(factor)[asset])), found.Thresholds[asset]!, .05);

        // The derivative itself: L (z sqrt(t) - volatility t) of the quantile, which the difference is within a hundredth of.
        double z = Normal.InvCDF(0, 1, Target), derivative = .1 * Volatilities[asset] * Threshold(Volatilities[asset]) * ((z * Math.Sqrt(Day)) - (Volatilities[asset] * Day));
        Assert.Equal(derivative, Slope(factor => Threshold(Scaled(factor)[asset])), Math.Abs(derivative) * .01);
        Assert.Equal(0, found.Thresholds[1 - asset]!.Value);
    }

    // Plackett: the derivative of the probability of both is the density of both.
    [Fact]
    public void The_correlation_moves_the_union_as_the_bivariate_normal_does()
    {
        double move = Answers.Move / 2;
        double expected = .1 * (Union(Volatilities, Correlation + move, 0) - Union(Volatilities, Correlation - move, 0)) / (2 * move);
        Near(expected, Answers.Inputs[2].InsolvencyProbability, .15);
        (double a, double b) = (Place(0, Volatilities[0], 0), Place(1, Volatilities[1], 0));
        double rest = 1 - (Correlation * Correlation);
        double density = Math.Exp(-((a * a) - (2 * Correlation * a * b) + (b * b)) / (2 * rest)) / (2 * Math.PI * Math.Sqrt(rest));
        Assert.Equal(-.1 * density, expected, .01 * density);
    }

    [Fact]
    public void A_drift_moves_insolvency_and_the_mean_bad_debt_as_the_lognormal_does()
    {
        double move = Answers.Move;
        Near(.1 * (Union(Volatilities, Correlation, move) - Union(Volatilities, Correlation, -move)) / (2 * move), Answers.Inputs[3].InsolvencyProbability, .2);
        double Put(int i, double drift)
        {
            double place = Place(i, Volatilities[i], drift), deviation = Volatilities[i] * Math.Sqrt(Day);
            return (Debts[i] * Normal.CDF(0, 1, place)) - (100 * Math.Exp(drift * Day) * Normal.CDF(0, 1, place - deviation));
        }

        Near(.1 * Enumerable.Range(0, 2).Sum(i => Put(i, move) - Put(i, -move)) / (2 * move), Answers.Inputs[3].ExpectedBadDebt, .2);
    }

    [Fact]
    public void A_day_of_delay_is_that_of_two_runs() => AssertDelay(Market.Rules, Market.Rules with { LiquidationDelay = 1 });

    [Fact]
    public void A_delay_that_is_drawn_is_a_day_longer_at_each_chance() => AssertDelay(
        Market.Rules with { LiquidationDelay = 3, Delays = new DelayDistribution([new(0, .5), new(1, .3), new(3, .2)]) },
        Market.Rules with { LiquidationDelay = 4, Delays = new DelayDistribution([new(1, .5), new(2, .3), new(4, .2)]) });

    [Fact]
    public void The_longest_delay_is_not_moved_and_said_so()
    {
        MarginRules longest = Market.Rules with { LiquidationDelay = AccountBook.LongestDelay };
        SensitivityAnswers answers = SampleMarket.Calibrate(Market with { Rules = longest, Simulation = new SimulationSettings(100, 9, Precision.Single), Studies = new RiskStudies { Sensitivities = new ReplicatedPaths(80, 4) } }).Sensitivities!;
        Assert.DoesNotContain(answers.Inputs, input => input.Input == "liquidation delay");
        Assert.Equal("liquidation delay: it is the longest that there may be", Assert.Single(answers.NotMoved));
    }

    private static void AssertDelay(MarginRules rules, MarginRules later)
    {
        double Separate(MarginRules one) => Enumerable.Range(0, 4).Average(seed => SampleMarket.Calibrate(Market with
        {
            Rules = one,
            Studies = RiskStudies.None,
            Simulation = new SimulationSettings(20_000, 9 + (ulong)seed, Precision.Single),
        }).Current.InsolvencyProbability.Value);
        Sensitivity few = SampleMarket.Calibrate(Market with { Rules = rules, Studies = new RiskStudies { Sensitivities = new ReplicatedPaths(80_000, 4) } }).Sensitivities!.Inputs[^1];
        Assert.Equal(Separate(later) - Separate(rules), few.InsolvencyProbability.Value, 12);
        Assert.True(few.InsolvencyProbability.Value > 0);
    }

    private static void Near(double expected, Estimate found, double mostError)
    {
        Assert.Equal(expected, found.Value, (6 * found.StandardError) + (1e-3 * Math.Abs(expected)));
        Assert.InRange(found.StandardError, 0, mostError * Math.Abs(expected));
    }

    private static double Threshold(double volatility) => Math.Exp((volatility * Math.Sqrt(Day) * Normal.InvCDF(0, 1, Target)) - (volatility * volatility * Day / 2));

    // The normal below which an account's price is below its debt.
    private static double Place(int account, double volatility, double drift) =>
        (Math.Log(Debts[account] / 100) - ((drift - (volatility * volatility / 2)) * Day)) / (volatility * Math.Sqrt(Day));

    private static double Union(double[] volatilities, double correlation, double drift)
    {
        double a = Place(0, volatilities[0], drift), b = Place(1, volatilities[1], drift);
        double both = MathNet.Numerics.Integration.GaussLegendreRule.Integrate(
            x => Normal.PDF(0, 1, x) * Normal.CDF(0, 1, (b - (correlation * x)) / Math.Sqrt(1 - (correlation * correlation))), -9, a, 64);
        return Normal.CDF(0, 1, a) + Normal.CDF(0, 1, b) - both;
    }
}
