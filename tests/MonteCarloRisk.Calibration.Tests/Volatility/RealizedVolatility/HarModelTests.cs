using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Calibration.Volatility.RealizedVolatility;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Tests.Volatility.RealizedVolatility;

public sealed class HarModelTests
{
    // Coefficients of a day, a week and a month in logarithms; the constant keeps ln variance about -7.
    static readonly double[] Truth = [-7 * (1 - 0.85), 0.35, 0.3, 0.2];
    const double Error = 0.4;

    // 40 series: each mean within 4.9 of its standard errors (one false alarm in 200,000 runs) and the finite-sample bias; 30 or more of 40 intervals at 95% cover.
    [Fact]
    public void Coefficients_are_recovered_and_covered()
    {
        HarFit[] fits = [.. Enumerable.Range(0, 40).Select(seed => Fit(3000, seed))];
        for (int j = 1; j < Truth.Length; j++)
        {
            double[] values = [.. fits.Select(fit => fit.Coefficients[j].Value)];
            double error = fits.Average(fit => fit.Coefficients[j].NeweyWestError);
            Assert.True(Math.Abs(values.Average() - Truth[j]) <= (4.9 / Math.Sqrt(40) * error) + (0.1 * error), $"{fits[0].Coefficients[j].Name}: {values.Average()}");
            Assert.True(fits.Count(fit => Math.Abs(fit.Coefficients[j].Value - Truth[j]) <= 1.96 * fit.Coefficients[j].NeweyWestError) >= 30);
        }
    }

    // The forecast by the true coefficients from the same days, in logarithms and from the measures as they are; at 90% of 20 days, within one false alarm in a million.
    [Fact]
    public void The_intervals_of_a_forecast_hold_the_one_of_the_true_coefficients_as_often_as_they_say()
    {
        var coverage = new Coverage("forecast of ten days over its truth", 1);
        for (int sample = 0; sample < Coverage.Samples(100, 2000); sample++)
        {
            (DailyReturns returns, RealizedVariances measures) = Simulated(800, 1000 + sample);
            HarFit fit = new HarModel(measures, HarForm.Logarithm).Fit(returns);
            Estimate forecast = fit.AnnualisedForecast(10, new FittingError(0.9, 199, sample));

            // What the level of returns to measures is scaled by stays as fitted: it is no coefficient.
            double[] b = [.. fit.Coefficients.Select(coefficient => coefficient.Value)];
            double scale = fit.NextVariance / Known(measures, b, fit.ResidualVariance, 1)[0];
            double truth = Math.Sqrt(365 * scale * Known(measures, Truth, Error * Error, 10).Average());
            coverage.Add(forecast with { Value = forecast.Value / truth, StandardError = forecast.StandardError / truth, Interval = new ConfidenceInterval(forecast.Interval.Lower / truth, forecast.Interval.Upper / truth, 0.9) });
        }

        coverage.Check(coverageAllowance: 0.04, biasAllowance: 0.3);
    }

    // Numbers of an independent computation: ordinary least squares and the formula of Newey and West written out in NumPy.
    [Fact]
    public void Coefficients_and_errors_match_an_independent_computation()
    {
        double[] values = [.. ResidueSample.A.Select((x, k) => Math.Exp(x + (0.5 * ResidueSample.B[k]) - 7))];
        DateOnly[] dates = [.. Enumerable.Range(0, values.Length).Select(day => new DateOnly(2018, 1, 1).AddDays(day))];
        HarFit fit = new HarModel(new RealizedVariances("ETH", "eth.csv", "given", dates, values), HarForm.Logarithm).Fit(new DailyReturns("ETH", "eth.csv", dates, [.. values.Select(Math.Sqrt)]));

        double[] expected = [-11.09470151, -0.04694574, -0.87674185, 0.33551226], errors = [6.74582349, 0.03409762, 0.19915521, 1.01322263];
        Assert.Equal(170, fit.RegressedDays);
        Assert.Equal(2.7787269907158496, fit.ResidualVariance, 9);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(expected[i], fit.Coefficients[i].Value, 6);
            Assert.Equal(errors[i], fit.Coefficients[i].NeweyWestError, 6);
        }
    }

    [Fact]
    public void A_forecast_of_one_day_is_the_regression_on_the_days_before()
    {
        (DailyReturns returns, RealizedVariances measures) = Simulated(1000, 5);
        HarFit fit = new HarModel(measures, HarForm.Logarithm).Fit(returns);
        double[] logarithms = [.. measures.Values.Select(value => Math.Log(value))];
        double[] b = [.. fit.Coefficients.Select(coefficient => coefficient.Value)];
        double mean = b[0] + (b[1] * logarithms[^1]) + (b[2] * logarithms[^7..].Average()) + (b[3] * logarithms[^30..].Average());

        // The level is that of the returns: the measures are scaled to their squares.
        double ratio = fit.NextVariance / Math.Exp(mean + (fit.ResidualVariance / 2));
        double second = fit.Variances[^1] / Math.Exp(b[0] + (b[1] * logarithms[^2]) + (b[2] * logarithms[^8..^1].Average()) + (b[3] * logarithms[^31..^1].Average()) + (fit.ResidualVariance / 2));
        Assert.Equal(second, ratio, 1e-9);
        Assert.InRange(ratio, 0.8, 1.25);
    }

    [Fact]
    public void A_long_forecast_has_an_interval_and_tends_to_a_level()
    {
        HarFit fit = Fit(2000, 6);

        Assert.Contains("fitting error", fit.AnnualisedForecast(30, new FittingError()).Method, StringComparison.Ordinal);
        VarianceForecast far = fit.Forecast(2000);
        Assert.Equal(far.Variances[^2], far.Variances[^1], 1e-9);
    }

    [Fact]
    public void Days_that_lack_a_bar_are_no_measures_and_too_few_are_refused()
    {
        var random = new Xoshiro256StarStar(1);
        var start = new DateTime(2024, 1, 1);
        List<Candle> bars = [.. Enumerable.Range(0, 24 * 5).Select(i => new Candle(start.AddHours(i), 100, 101, 99, 100 + random.NextDouble(), 1, i + 2))];
        bars.RemoveAt(30);
        var measures = RealizedVariances.FromIntraday(new CandleSeries("ETH", "eth.csv", "", TimeSpan.FromHours(1), bars));

        Assert.Equal([1, 3, 4, 5], measures.Days.Select(day => day.Day));
        double[] first = [.. bars.Take(24).Select((bar, i) => Math.Log(bar.Close / (i == 0 ? bar.Open : bars[i - 1].Close)))];
        Assert.Equal(first.Sum(x => x * x), measures.Values[0], 1e-15);
        (DailyReturns returns, RealizedVariances few) = Simulated(90, 7);
        Assert.Contains("100 or more", Assert.Throws<InputException>(() => new HarModel(few, HarForm.Level).Fit(returns)).Message, StringComparison.Ordinal);
    }

    // Mean variances of the days ahead, by a recursion of its own: the mean of the logarithm, and the variance of its error through the weights of the moving average.
    static double[] Known(RealizedVariances measures, double[] b, double errorVariance, int days)
    {
        List<double> logarithms = [.. measures.Values.Select(value => Math.Log(value))], response = [.. new double[29], 1];
        var variances = new double[days];
        double spread = 0;
        for (int k = 0; k < days; k++)
        {
            spread += response[^1] * response[^1];
            logarithms.Add(b[0] + (b[1] * logarithms[^1]) + (b[2] * logarithms.TakeLast(7).Average()) + (b[3] * logarithms.TakeLast(30).Average()));
            variances[k] = Math.Exp(logarithms[^1] + (errorVariance * spread / 2));
            response.Add((b[1] * response[^1]) + (b[2] * response.TakeLast(7).Average()) + (b[3] * response.TakeLast(30).Average()));
        }

        return variances;
    }

    static HarFit Fit(int days, int seed)
    {
        (DailyReturns returns, RealizedVariances measures) = Simulated(days, seed);
        return new HarModel(measures, HarForm.Logarithm).Fit(returns);
    }

    static (DailyReturns Returns, RealizedVariances Measures) Simulated(int days, int seed)
    {
        const int burnIn = 300;
        var random = new Xoshiro256StarStar(100 + seed);
        List<double> logarithms = [.. Enumerable.Repeat(-7.0, 30)];
        for (int t = 0; t < burnIn + days; t++)
        {
            logarithms.Add(Truth[0] + (Truth[1] * logarithms[^1]) + (Truth[2] * logarithms.TakeLast(7).Average()) + (Truth[3] * logarithms.TakeLast(30).Average()) + (Error * Normal.Sample(random, 0, 1)));
        }

        double[] variances = [.. logarithms.TakeLast(days).Select(value => Math.Exp(value))];
        DateOnly[] dates = [.. Enumerable.Range(0, days).Select(day => new DateOnly(2018, 1, 1).AddDays(day))];
        return (
            new DailyReturns("ETH", "eth.csv", dates, [.. variances.Select(variance => Math.Sqrt(variance) * Normal.Sample(random, 0, 1))]),
            new RealizedVariances("ETH", "eth.csv", "simulated", dates, variances));
    }
}
