using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Domain;
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

    [Fact]
    public void Returns_that_no_model_can_be_fitted_to_are_refused_in_one_line()
    {
        var model = new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal);
        string Refusal(double[] values) => Assert.Throws<InputException>(() => model.Fit(PublishedReturns.Of("ETH", values))).Message;

        Assert.Contains("250 or more", Refusal(new double[249]), StringComparison.Ordinal);
        Assert.Contains("returns that move", Refusal(new double[300]), StringComparison.Ordinal);
        Assert.Contains("a return is finite", Refusal([.. Enumerable.Range(0, 300).Select(i => i == 7 ? double.NaN : Math.Sin(i))]), StringComparison.Ordinal);
    }

    static GarchFit Fitted(VarianceEquation equation) => new GarchModel(equation, ErrorFamily.Normal).Fit(SimulatedReturns.Of(equation, Truth(equation), 1500, 2));

    static GarchParameters Truth(VarianceEquation equation) => equation switch
    {
        VarianceEquation.Garch => new(0.02, 0.05, 0.08, 0, 0.9, double.PositiveInfinity),
        VarianceEquation.Gjr => new(0.02, 0.05, 0.05, 0.1, 0.87, double.PositiveInfinity),
        _ => new(0.02, 0.02, 0.15, -0.08, 0.95, double.PositiveInfinity),
    };
}
