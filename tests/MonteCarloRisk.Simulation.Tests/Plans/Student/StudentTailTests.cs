using MathNet.Numerics.Distributions;
using MonteCarloRisk.Simulation.Plans.Student;

namespace MonteCarloRisk.Simulation.Tests.Plans.Student;

public sealed class StudentTailTests
{
    [Theory]
    [InlineData(2.1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(60)]
    public void A_deviation_is_beyond_the_quantile_and_close_to_it_where_the_tail_is_a_power(double degrees)
    {
        foreach (double probability in new[] { 1e-2, 1e-4, 1e-6 })
        {
            double bound = StudentTail.Bound(degrees, probability);
            double quantile = -StudentT.InvCDF(0, 1, degrees, probability);
            Assert.True(bound > quantile, $"{bound} against {quantile}");
            if (degrees <= 3 && probability <= 1e-4) Assert.True(bound < 1.02 * quantile, $"{bound} against {quantile}");
        }
    }
}
