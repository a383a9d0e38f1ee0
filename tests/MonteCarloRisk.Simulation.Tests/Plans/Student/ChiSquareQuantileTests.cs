using MathNet.Numerics.Distributions;
using MonteCarloRisk.Simulation.Plans.Student;

namespace MonteCarloRisk.Simulation.Tests.Plans.Student;

/// <summary>Chi-square quantiles in both tails, against values by 30-digit arithmetic (root of the regularised incomplete gamma function) and against a library.</summary>
public sealed class ChiSquareQuantileTests
{
    /// <summary>Degrees of freedom, k of the tail 2^-k, its lower and its upper quantile.</summary>
    public static TheoryData<double, int, double, double> Deep => new()
    {
        { 2.05, 65, 1.6439411563559487e-19, 90.328577679568605 },
        { 2.05, 33, 4.1105117029111049e-10, 45.934352808075129 },
        { 2.05, 10, 0.0023386544735204144, 13.994406619988786 },
        { 2.05, 2, 0.60457276698152024, 2.8413826580971363 },
        { 2.05, 1, 1.4347402056592121, 1.4347402056592121 },
        { 3, 65, 2.1818303738173162e-13, 94.224124990518065 },
        { 3, 33, 5.7649331326854007e-7, 49.232130496950692 },
        { 3, 10, 0.02391460806989904, 16.316427763706417 },
        { 3, 2, 1.2125329030456691, 4.1083449356323168 },
        { 3, 1, 2.3659738843753383, 2.3659738843753383 },
        { 4, 65, 4.6566128734387933e-10, 97.931815325023214 },
        { 4, 33, 3.0517733346514663e-5, 52.35239698660477 },
        { 4, 10, 0.089717428471559679, 18.519389817856053 },
        { 4, 2, 1.9225575262295542, 5.3852690577793915 },
        { 4, 1, 3.3566939800333213, 3.3566939800333213 },
        { 6.5, 65, 3.6558063663728146e-6, 106.1971276643823 },
        { 6.5, 33, 0.0033662210625360152, 59.279458300881199 },
        { 6.5, 10, 0.48057010766367353, 23.455948013650208 },
        { 6.5, 2, 3.8525366656921399, 8.4410248988211473 },
        { 6.5, 1, 5.846869117785344, 5.846869117785344 },
        { 30, 65, 0.65036100833155478, 163.37863512284583 },
        { 30, 33, 3.0773054261677041, 107.51849454080137 },
        { 30, 10, 11.559747497089785, 59.788390962901146 },
        { 30, 2, 24.477607664886262, 34.799742519140926 },
        { 30, 1, 29.336031516661586, 29.336031516661586 },
        { 1000, 65, 643.91818743920646, 1466.2943024685093 },
        { 1000, 33, 742.12282738308877, 1310.0530489550122 },
        { 1000, 10, 867.19302144852853, 1144.2611794473674 },
        { 1000, 2, 969.48355499384229, 1029.789814088861 },
        { 1000, 1, 999.33341240338097, 999.33341240338097 },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void Quantiles_are_those_of_thirty_digits(double degrees, int bits, double lower, double upper)
    {
        double tail = Math.Pow(2, -bits);
        Assert.Equal(0, Math.Exp(ChiSquareQuantile.LogLower(degrees, tail)) / lower - 1, 3e-12);
        Assert.Equal(0, Math.Exp(ChiSquareQuantile.LogUpper(degrees, tail)) / upper - 1, 3e-12);
    }

    // Abramowitz and Stegun, table 26.8, five significant digits.
    [Theory]
    [InlineData(5, 0.05, 11.0705)]
    [InlineData(10, 0.05, 18.3070)]
    [InlineData(10, 0.01, 23.2093)]
    [InlineData(30, 0.005, 53.6720)]
    public void Upper_quantiles_are_the_published_ones(double degrees, double tail, double published) =>
        Assert.Equal(published, Math.Exp(ChiSquareQuantile.LogUpper(degrees, tail)), 5e-5);

    [Fact]
    public void Quantiles_solve_the_distribution_function_of_the_library()
    {
        for (double degrees = 2.1; degrees < 500; degrees *= 1.7)
        {
            for (double tail = 0.5; tail > 1e-8; tail *= 0.31)
            {
                Assert.Equal(0, (ChiSquared.CDF(degrees, Math.Exp(ChiSquareQuantile.LogLower(degrees, tail))) / tail) - 1, 1e-8);
                Assert.Equal(0, ((1 - ChiSquared.CDF(degrees, Math.Exp(ChiSquareQuantile.LogUpper(degrees, tail)))) / tail) - 1, 1e-6);
            }
        }
    }
}
