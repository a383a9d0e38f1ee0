using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.FittingErrors;

/// <summary>
/// The spread of refits against the delta method. A standard deviation of 2000 draws has a relative standard error of 1 / sqrt(4000) = 1.6%; five of them, and 2% for what the delta method leaves out.
/// </summary>
public sealed class RefitTests
{
    const int Draws = 2000;
    const double Tolerance = 0.1;

    [Fact]
    public void A_sample_volatility_errs_by_its_kurtosis()
    {
        DailyReturns returns = Returns(1000, seed: 1);
        double volatility = new SampleVolatility().Annualised(returns), kurtosis = Kurtosis(returns.Values);
        double[] drawn = Drawn(((IVolatilityEstimator)new SampleVolatility()).Refits(returns), 1000);
        Assert.Equal(Math.Sqrt((kurtosis - 1) / 4000), drawn.StandardDeviation() / volatility, Tolerance * Math.Sqrt((kurtosis - 1) / 4000));

        // Of normal returns the kurtosis is 3 with a standard error of sqrt(24 / 1000), which is 4% of the error: volatility / sqrt(2 n).
        Assert.Equal(1 / Math.Sqrt(2000), drawn.StandardDeviation() / volatility, (Tolerance + 0.2) / Math.Sqrt(2000));
    }

    [Theory]
    [InlineData(0.97)]
    [InlineData(0.99)]
    public void Todays_variance_errs_as_a_mean_of_few_days(double decay)
    {
        DailyReturns returns = Returns(3000, seed: 2);
        var estimator = new EwmaVolatility(decay);
        double[] logarithms = [.. Drawn(estimator.Refits(returns), 3000).Select(volatility => Math.Log(volatility))];
        double kurtosis = Kurtosis(estimator.Fit(returns).StandardizedResiduals);
        double expected = Math.Sqrt((kurtosis - 1) / 4 * (1 - decay) / (1 + decay));
        Assert.Equal(expected, logarithms.StandardDeviation(), Tolerance * expected);
        Assert.Equal(Math.Log(estimator.Annualised(returns)), logarithms.Mean(), expected / 5);
    }

    [Fact]
    public void An_estimate_made_in_calm_days_is_one_that_is_too_low()
    {
        DailyReturns returns = Returns(500, seed: 3);
        IReadOnlyList<double> residuals = new EwmaVolatility().Fit(returns).StandardizedResiduals;
        int[] calm = [.. Enumerable.Range(0, 500).OrderByDescending(day => Math.Abs(residuals[day]))];
        Assert.True(new EwmaVolatility().Refits(returns)(calm) > 2 * new EwmaVolatility().Annualised(returns));
    }

    [Fact]
    public void A_given_volatility_does_not_err() => Assert.Equal(0.8, new GivenVolatility(0.8).Refits(Returns(100, seed: 4))([5, 5, 5]));

    [Theory]
    [InlineData(VarianceEquation.Garch)]
    [InlineData(VarianceEquation.Gjr)]
    [InlineData(VarianceEquation.Egarch)]
    public void The_days_as_they_were_give_the_forecast_as_it_was(VarianceEquation equation)
    {
        // Only the scaling of the residuals to a variance of one differs.
        DailyReturns returns = Clustered(1500);
        var estimator = new ForecastVolatility(new GarchModel(equation, ErrorFamily.Normal), 10);
        double forecast = estimator.Annualised(returns);
        Assert.Equal(forecast, estimator.Refits(returns)([.. Enumerable.Range(0, 1500)]), 0.02 * forecast);
    }

    [Fact]
    public void A_forecast_that_follows_a_storm_stays_high_in_every_refit()
    {
        DailyReturns returns = Clustered(1500);
        DailyReturns stormy = returns with { Values = [.. returns.Values.Select((value, t) => t < 1495 ? value : value + Math.Sign(value) * 0.12)] };
        var estimator = new ForecastVolatility(new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal), 5);
        Func<IReadOnlyList<int>, double> refits = estimator.Refits(stormy);
        var random = new Xoshiro256StarStar(5);
        double ordinary = new SampleVolatility().Annualised(returns);
        Assert.All(Enumerable.Range(0, 40).Select(_ => refits(Days(1500, random))), volatility => Assert.True(volatility > 1.5 * ordinary));
    }

    [Fact]
    public void A_correlation_errs_by_one_less_its_square()
    {
        IReadOnlyList<IReadOnlyList<double>> rows = Pair(2000, 0.7, seed: 6);
        double[] drawn = Drawn(days => ((ICorrelationEstimator)new SampleCorrelation()).Refits(rows)(days).Matrix[0][1], 2000);

        // (1 - rho^2) / sqrt(n) of normals; the sample's own fourth moments make it some 5% more or less.
        Assert.Equal((1 - 0.49) / Math.Sqrt(2000), drawn.StandardDeviation(), (Tolerance + 0.15) * 0.51 / Math.Sqrt(2000));
        Assert.Equal(new SampleCorrelation().Estimate(rows).Matrix[0][1], drawn.Mean(), 0.002);
    }

    [Fact]
    public void Todays_correlation_errs_as_one_of_few_days_around_itself()
    {
        // Independent for most of the time and then tied: resampled as they are, the days would give no correlation near today's.
        IReadOnlyList<IReadOnlyList<double>> apart = Pair(1500, 0, seed: 7), tied = Pair(500, 0.8, seed: 8);
        IReadOnlyList<IReadOnlyList<double>> rows = [.. apart.Zip(tied, (first, second) => (IReadOnlyList<double>)[.. first, .. second])];
        var estimator = new EwmaCorrelation(0.98);
        double today = estimator.Estimate(rows).Matrix[0][1];
        Func<IReadOnlyList<int>, CorrelationEstimate> refits = estimator.Refits(rows);
        double[] drawn = Drawn(days => refits(days).Matrix[0][1], 2000);
        Assert.InRange(today, 0.7, 0.9);
        Assert.Equal(today, drawn.Mean(), 0.02);
        double expected = (1 - today * today) * Math.Sqrt(0.02 / 1.98);
        Assert.Equal(expected, drawn.StandardDeviation(), 0.3 * expected);
    }

    static double[] Drawn(Func<IReadOnlyList<int>, double> refits, int days)
    {
        var random = new Xoshiro256StarStar(99);
        return [.. Enumerable.Range(0, Draws).Select(_ => refits(Days(days, random)))];
    }

    static int[] Days(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => random.Next(count))];

    static DailyReturns Returns(int days, int seed) => FixedReturns.Of(Pair(days, 0, seed)[0]);

    static double[][] Pair(int days, double correlation, int seed)
    {
        var random = new Xoshiro256StarStar(seed);
        double[][] rows = [new double[days], new double[days]];
        for (int t = 0; t < days; t++)
        {
            (double x, double y) = (Normal.Sample(random, 0, 1), Normal.Sample(random, 0, 1));
            rows[0][t] = 0.04 * x;
            rows[1][t] = 0.03 * (correlation * x + Math.Sqrt(1 - correlation * correlation) * y);
        }

        return rows;
    }

    static DailyReturns Clustered(int days)
    {
        var random = new Xoshiro256StarStar(10);
        double variance = 9e-4;
        double[] values = new double[days];
        for (int t = 0; t < days; t++)
        {
            values[t] = Math.Sqrt(variance) * Normal.Sample(random, 0, 1);
            variance = 4.5e-5 + 0.1 * values[t] * values[t] + 0.85 * variance;
        }

        return FixedReturns.Of(values);
    }

    static double Kurtosis(IReadOnlyList<double> values)
    {
        double mean = values.Average(), variance = values.Average(value => (value - mean) * (value - mean));
        return values.Average(value => Math.Pow(value - mean, 4)) / (variance * variance);
    }
}
