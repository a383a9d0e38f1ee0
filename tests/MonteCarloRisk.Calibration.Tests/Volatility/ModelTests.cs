using MonteCarloRisk.Calibration.Tests.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Tests.Volatility;

/// <summary>What a back-test relies on, of every model.</summary>
public sealed class ModelTests
{
    static readonly DailyReturns Returns = SimulatedReturns.Of(
        VarianceEquation.Gjr, new GarchParameters(0.0005, 1e-5, 0.05, 0.08, 0.88, 5), 900, seed: 21);

    [Theory]
    [MemberData(nameof(Models))]
    public void A_variance_knows_only_the_returns_before_it(IVolatilityModel model)
    {
        DailyReturns early = First(600);
        IVolatilityFit fit = model.Fit(early);
        IVolatilityFit later = fit.AppliedTo(Returns);

        Assert.Equal(Returns.Values.Count, later.Variances.Count);
        Assert.Equal(fit.Variances, later.Variances.Take(600));
        Assert.Equal(fit.NextVariance, later.Variances[600], 15);
        Assert.Equal(fit.NextVariance, fit.AppliedTo(early).NextVariance, 15);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Residuals_are_the_returns_over_their_volatility(IVolatilityModel model)
    {
        IVolatilityFit fit = model.Fit(Returns);

        for (int t = 0; t < Returns.Values.Count; t += 50)
            Assert.Equal((Returns.Values[t] - fit.Mean) / Math.Sqrt(fit.Variances[t]), fit.StandardizedResiduals[t], 12);
        Assert.InRange(fit.StandardizedResiduals.Skip(30).Average(z => z * z), 0.9, 1.2);
        Assert.Equal(fit.NextVariance, fit.Forecast(1).Total, 15);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_recursive_fit_steps_as_its_filter_does(IVolatilityModel model)
    {
        var fit = Assert.IsAssignableFrom<IRecursiveVolatilityFit>(model.Fit(Returns));

        for (int t = 40; t < 60; t++)
            Assert.Equal(fit.Variances[t + 1], fit.VarianceAfter(fit.Variances[t], Returns.Values[t] - fit.Mean), 15);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_forecast_has_an_interval_of_its_fitting_error(IVolatilityModel model)
    {
        Estimate estimate = model.Fit(Returns).AnnualisedForecast(30, new FittingError(0.9, 20, 3));

        Assert.Equal(model.Fit(Returns).Forecast(30).Annualised, estimate.Value);
        Assert.True(estimate.StandardError > 0 && estimate.Interval.Lower < estimate.Interval.Upper);
        Assert.Contains("fitting error", estimate.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_that_do_not_forecast_a_change_give_their_volatility_for_every_horizon()
    {
        Assert.Equal(new EwmaVolatility().Annualised(Returns), new EwmaVolatility().Fit(Returns).Forecast(30).Annualised, 14);
        Assert.Equal(new SampleVolatility().Annualised(Returns), new SampleVolatility().Fit(Returns).Forecast(30).Annualised, 14);
    }

    // Of normal returns: sigma sqrt((3 - 1) / (4 n)) = sigma / sqrt(2 n), within what 900 returns say of the kurtosis.
    [Fact]
    public void The_error_of_a_sample_volatility_is_that_of_normal_returns()
    {
        var constant = new GarchParameters(0, 4e-4, 0, 0, 0, double.PositiveInfinity);
        DailyReturns normal = SimulatedReturns.Of(VarianceEquation.Garch, constant, 20_000, seed: 2);
        Estimate estimate = new SampleVolatility().Fit(normal).AnnualisedForecast(10, new FittingError());

        Assert.Equal(1, estimate.StandardError / (0.02 * Math.Sqrt(365) / Math.Sqrt(2 * 20_000.0)), 0.05);
        Assert.True(Math.Abs(estimate.Value - 0.02 * Math.Sqrt(365)) < 4.9 * estimate.StandardError);
    }

    public static TheoryData<IVolatilityModel> Models() =>
    [
        new SampleVolatility(),
        new EwmaVolatility(),
        new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal),
        new GarchModel(VarianceEquation.Gjr, ErrorFamily.Student),
        new GarchModel(VarianceEquation.Egarch, ErrorFamily.Student),
    ];

    static DailyReturns First(int count) => Returns with { Days = Returns.Days.Take(count).ToArray(), Values = Returns.Values.Take(count).ToArray() };
}
