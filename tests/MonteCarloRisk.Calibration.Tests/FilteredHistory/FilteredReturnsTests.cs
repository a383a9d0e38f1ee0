using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.FilteredHistory;
using MonteCarloRisk.Calibration.Tests.Correlation;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.Tests.FilteredHistory;

public sealed class FilteredReturnsTests
{
    [Fact]
    public void Residuals_scaled_up_again_give_the_returns_and_the_recursion_ends_where_it_says()
    {
        double[][] returns = CorrelationEstimatorTests.Draw(new MersenneTwister(1), 2, 300, 0.5);
        VarianceRecursion[] recursions = [VarianceRecursion.Ewma(EwmaVolatility.DailyDecay), new(1e-6, 0.05, 0.1, 0.85)];
        double[] means = [0, 0.001];
        FilteredReturns filtered = FilteredReturns.Filter(returns, recursions, means);

        Assert.Equal(270, filtered.Residuals.Count);
        for (int asset = 0; asset < 2; asset++)
        {
            double variance = returns[asset].Take(30).Average(x => Math.Pow(x - means[asset], 2));
            for (int day = 0; day < 270; day++)
            {
                double surprise = filtered.Residuals[day][asset] * Math.Sqrt(variance);
                Assert.Equal(returns[asset][30 + day], means[asset] + surprise, 12);
                variance = recursions[asset].Constant + recursions[asset].Persistence * variance
                    + (recursions[asset].Reaction + (surprise < 0 ? recursions[asset].Asymmetry : 0)) * surprise * surprise;
            }

            Assert.Equal(variance, filtered.Assets[asset].NextVariance, 12);
        }
    }

    [Fact]
    public void Returns_of_changing_volatility_become_residuals_of_one()
    {
        // The recursion's own error makes the deviation about 1.03; its standard error is 0.025.
        double[] calm = CorrelationEstimatorTests.Draw(new MersenneTwister(2), 1, 2000, 0)[0];
        double[] switching = [.. calm.Select((x, day) => day / 1000 % 2 == 0 ? x : 4 * x)];
        FilteredReturns filtered = FilteredReturns.Filter([switching], [VarianceRecursion.Ewma(EwmaVolatility.DailyDecay)], [0]);

        Assert.InRange(Deviation([.. filtered.Residuals.Skip(1100).Select(day => day[0])]), 0.95, 1.1);
        Assert.InRange(Deviation([.. filtered.Residuals.Take(900).Select(day => day[0])]), 0.95, 1.1);
    }

    [Fact]
    public void Too_few_returns_are_refused() =>
        Assert.Throws<InputException>(() => FilteredReturns.Filter([FixedReturns.Rows[0]], [VarianceRecursion.Ewma(EwmaVolatility.DailyDecay)], [0]));

    static double Deviation(double[] values) => Math.Sqrt(values.Average(x => x * x));
}
