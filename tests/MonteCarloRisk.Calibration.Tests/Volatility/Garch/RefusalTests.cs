using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Tests.Volatility.Garch;

public sealed class RefusalTests
{
    [Fact]
    public void Too_few_returns_are_refused() => AssertRefused(Noise(249), "has 249 daily returns; GJR-GARCH(1,1), Student-t errors needs 250 or more");

    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    public void Returns_that_do_not_move_are_refused(double value) =>
        AssertRefused(Enumerable.Repeat(value, 300).ToArray(), $"all 300 daily returns of simulated are {value}; GJR-GARCH(1,1), Student-t errors needs returns that move");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_return_that_is_no_number_is_refused_with_its_day(double value)
    {
        double[] returns = Noise(300);
        returns[10] = value;

        AssertRefused(returns, "the return of simulated on 1984-01-11 is");
        Assert.Throws<InputException>(() => new SampleVolatility().Fit(PublishedReturns.Of("simulated", returns)));
        Assert.Throws<InputException>(() => new EwmaVolatility().Fit(PublishedReturns.Of("simulated", returns)));
    }

    [Fact]
    public void A_horizon_of_no_days_is_refused()
    {
        IVolatilityModel[] models = [new SampleVolatility(), new EwmaVolatility(), new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal)];

        Assert.All(models, model => Assert.Throws<ArgumentOutOfRangeException>(() => model.Fit(PublishedReturns.Of("simulated", Noise(300))).Forecast(0)));
    }

    static double[] Noise(int count)
    {
        var random = new Random(1);
        return Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5).ToArray();
    }

    static void AssertRefused(double[] values, string message)
    {
        var error = Assert.Throws<InputException>(() => new GarchModel(VarianceEquation.Gjr, ErrorFamily.Student).Fit(PublishedReturns.Of("simulated", values)));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
