using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Tests.Volatility.Garch;

public sealed class ForecastTests
{
    const int Horizon = 10;
    const int Paths = 200_000;

    // The mean variance of each day over simulated paths, by this test's own recursion; false alarm once in ten thousand runs (z = 4.9 over 30 rows).
    [Theory]
    [InlineData(VarianceEquation.Garch)]
    [InlineData(VarianceEquation.Gjr)]
    [InlineData(VarianceEquation.Egarch)]
    public void A_forecast_is_the_mean_over_simulated_paths(VarianceEquation equation)
    {
        GarchFit fit = Fitted(equation);
        GarchParameters p = fit.Estimates.Parameters;
        IReadOnlyList<double> forecast = fit.Forecast(Horizon).Variances;
        var random = new Xoshiro256StarStar(3);
        var sums = new double[Horizon];
        var squares = new double[Horizon];
        for (int path = 0; path < Paths; path++)
        {
            double variance = fit.NextVariance;
            for (int day = 0; day < Horizon; day++)
            {
                sums[day] += variance;
                squares[day] += variance * variance;
                double z = Normal.Sample(random, 0, 1);
                double residual = Math.Sqrt(variance) * z;
                variance = equation == VarianceEquation.Egarch
                    ? Math.Exp(p.Omega + p.Alpha * (Math.Abs(z) - Math.Sqrt(2 / Math.PI)) + p.Gamma * z + p.Beta * Math.Log(variance))
                    : p.Omega + (p.Alpha + (residual < 0 ? p.Gamma : 0)) * residual * residual + p.Beta * variance;
            }
        }

        Assert.Equal(fit.NextVariance, forecast[0], 1e-12);
        for (int day = 1; day < Horizon; day++)
        {
            double mean = sums[day] / Paths;
            double error = Math.Sqrt((squares[day] / Paths - mean * mean) / Paths);
            Assert.True(error < 0.005 * mean);
            Assert.True(Math.Abs(forecast[day] - mean) <= 4.9 * error, $"day {day}: {forecast[day]} against {mean} ± {error}");
        }
    }

    // Closed forms: omega / (1 - persistence) and its approach to it, and the sum of ten days.
    [Fact]
    public void The_variance_of_a_day_far_ahead_and_of_ten_days_are_the_closed_forms()
    {
        var parameters = new GarchParameters(0, 1e-6, 0.08, 0, 0.90, double.PositiveInfinity);
        var model = new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal);
        IReadOnlyList<double> forecast = VariancePath.Forecast(model, parameters, new NormalErrors(), 4e-4, 10).Variances;

        Assert.Equal(5e-5, VariancePath.Unconditional(model, parameters)!.Value, 1e-15);
        Assert.Equal(5e-5 + Math.Pow(0.98, 9) * 3.5e-4, forecast[9], 1e-15);
        Assert.Equal(10 * 5e-5 + 3.5e-4 * (1 - Math.Pow(0.98, 10)) / 0.02, forecast.Sum(), 1e-15);

        // Section 2.14 of the reference values, to the twelve digits given.
        Assert.Equal(.000341811716746, forecast[9], 5.1e-16);
        Assert.Equal(.00370122587947, forecast.Sum(), 5.1e-15);
    }

    [Fact]
    public void A_forecast_of_Egarch_with_Student_errors_is_the_geometric_mean_over_simulated_paths()
    {
        var truth = new GarchParameters(0.02, 0.02, 0.15, -0.08, 0.95, 8);
        GarchFit fit = new GarchModel(VarianceEquation.Egarch, ErrorFamily.Student).Fit(SimulatedReturns.Of(VarianceEquation.Egarch, truth, 1500, 2));
        double degreesOfFreedom = fit.Estimates.Parameters.DegreesOfFreedom;
        var random = new Xoshiro256StarStar(5);
        double sum = 0, squares = 0;
        for (int path = 0; path < Paths / 10; path++)
        {
            double variance = fit.NextVariance;
            for (int day = 1; day < Horizon; day++)
                variance = fit.VarianceAfter(variance, Math.Sqrt(variance * (degreesOfFreedom - 2) / degreesOfFreedom) * StudentT.Sample(random, 0, 1, degreesOfFreedom));
            sum += Math.Log(variance);
            squares += Math.Log(variance) * Math.Log(variance);
        }

        // A false alarm once in a million runs.
        double mean = sum / (Paths / 10);
        double error = Math.Sqrt((squares / (Paths / 10) - mean * mean) / (Paths / 10));
        VarianceForecast forecast = fit.Forecast(Horizon);
        Assert.Equal(ForecastMeasure.GeometricMean, forecast.Measure);
        Assert.True(error < 0.01);
        Assert.True(Math.Abs(Math.Log(forecast.Variances[^1]) - mean) <= 4.9 * error, $"{Math.Log(forecast.Variances[^1])} against {mean} ± {error}");
    }

    // Series of which the truth is known: the number of 80% intervals that hold it is binomial, and fewer than its 1e-6 quantile is a false alarm once in a
    // million runs. Of 30 that is 12, which intervals of half the width would often miss.
    [Fact]
    public void The_interval_of_the_fitting_error_holds_the_forecast_of_the_true_parameters()
    {
        const int Series = 30;
        var model = new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal) { Mean = ReturnMean.Zero };
        GarchParameters truth = Truth(VarianceEquation.Garch) with { Mean = 0 };
        int held = Enumerable.Range(1, Series).AsParallel().Count(seed =>
        {
            DailyReturns returns = SimulatedReturns.Of(VarianceEquation.Garch, truth, 1000, seed);
            double next = FilteredVariances.Of([.. returns.Values], model, truth, returns.Values.Average(x => x * x)).Next;
            double expected = VariancePath.Forecast(model, truth, new NormalErrors(), next, 20).Annualised;
            Estimate estimate = model.Fit(returns).AnnualisedForecast(20, new FittingError(0.8, 40, seed));
            return estimate.Interval.Lower <= expected && expected <= estimate.Interval.Upper;
        });

        Assert.True(Binomial.CDF(0.8, Series, held) >= 1e-6, $"{held} of {Series}");
    }

    [Fact]
    public void A_long_forecast_comes_to_the_unconditional_variance()
    {
        GarchFit fit = Fitted(VarianceEquation.Garch);

        Assert.Equal(fit.Estimates.UnconditionalVariance!.Value, fit.Forecast(5000).Variances[^1], 1e-6);
        Assert.Equal(0.5, Math.Pow(fit.Estimates.Persistence, fit.Estimates.HalfLifeDays), 1e-12);
    }

    [Fact]
    public void The_same_parameters_through_longer_returns_agree_where_both_have_been()
    {
        DailyReturns all = SimulatedReturns.Of(VarianceEquation.Gjr, new(0, 0.05, 0.05, 0.1, 0.85, double.PositiveInfinity), 1100, 4);
        var first = new DailyReturns(all.Asset, all.File, [.. all.Days.Take(1000)], [.. all.Values.Take(1000)]);
        GarchFit fit = new GarchModel(VarianceEquation.Gjr, ErrorFamily.Normal).Fit(first);
        IVolatilityFit applied = fit.AppliedTo(all);

        Assert.Equal(fit.Variances, applied.Variances.Take(1000));
        Assert.Equal(fit.NextVariance, applied.Variances[1000], 1e-15);
    }

    [Fact]
    public void The_interval_of_the_fitting_error_is_seeded_holds_the_forecast_and_narrows_with_more_returns()
    {
        Estimate Interval(int count, int seed) => new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal)
            .Fit(SimulatedReturns.Of(VarianceEquation.Garch, Truth(VarianceEquation.Garch), count, 8)).AnnualisedForecast(30, new FittingError(0.9, 60, seed));

        Estimate few = Interval(400, 1);
        Estimate many = Interval(3000, 1);
        Assert.Equal(few, Interval(400, 1));
        Assert.NotEqual(few, Interval(400, 2));
        Assert.Contains("fitting error", few.Method, StringComparison.Ordinal);
        Assert.True(many.Interval.Upper - many.Interval.Lower < few.Interval.Upper - few.Interval.Lower);
        Assert.InRange(few.Value, few.Interval.Lower, few.Interval.Upper);
    }

    static GarchFit Fitted(VarianceEquation equation) => new GarchModel(equation, ErrorFamily.Normal).Fit(SimulatedReturns.Of(equation, Truth(equation), 1500, 2));

    static GarchParameters Truth(VarianceEquation equation) => equation switch
    {
        VarianceEquation.Garch => new(0.02, 0.05, 0.08, 0, 0.9, double.PositiveInfinity),
        VarianceEquation.Gjr => new(0.02, 0.05, 0.05, 0.1, 0.87, double.PositiveInfinity),
        _ => new(0.02, 0.02, 0.15, -0.08, 0.95, double.PositiveInfinity),
    };
}
