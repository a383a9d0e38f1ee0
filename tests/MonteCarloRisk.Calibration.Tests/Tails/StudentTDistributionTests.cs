using MonteCarloRisk.Statistics.Distributions;

namespace MonteCarloRisk.Calibration.Tests.Tails;

public sealed class StudentTDistributionTests
{
    // SciPy 1.10, scipy.stats.t.ppf; the first two are -1 / tan(π p) exactly.
    [Theory]
    [InlineData(1e-12, 1, -318309886183.7905)]
    [InlineData(1e-4, 1, -3183.098757153359)]
    [InlineData(1e-6, 3.7, -51.64005027444309)]
    [InlineData(0.2, 2.5, -1.0101638770315517)]
    [InlineData(0.45, 8, -0.12970727155471742)]
    [InlineData(1e-9, 150, -6.3877677474830845)]
    [InlineData(0.049, 4, -2.1498326775561614)]
    [InlineData(1e-15, 200, -8.622739703608215)]
    public void Quantiles_match_an_independent_computation(double p, double degrees, double expected) =>
        Assert.Equal(expected, StudentTDistribution.Quantile(p, degrees), -expected * 1e-8);

    [Fact]
    public void The_distribution_function_undoes_the_quantile_over_the_whole_range()
    {
        foreach (double degrees in (double[])[0.5, 1, 2.2, 5, 30, 200])
        {
            for (double p = 1e-14; p < 1; p = p < 0.05 ? 3 * p : p + 0.0317)
                Assert.Equal(p, StudentTDistribution.Cumulative(StudentTDistribution.Quantile(p, degrees), degrees), p * 1e-8);
        }
    }

    [Fact]
    public void The_density_is_the_slope_of_the_distribution_function()
    {
        foreach (double x in (double[])[-8, -1.3, 0.4, 3])
        {
            double slope = (StudentTDistribution.Cumulative(x + 1e-5, 3.3) - StudentTDistribution.Cumulative(x - 1e-5, 3.3)) / 2e-5;
            Assert.Equal(slope, Math.Exp(StudentTDistribution.LogDensity(x, 3.3)), 8);
        }
    }
}
