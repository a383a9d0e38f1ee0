using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Plans.Student;

namespace MonteCarloRisk.Simulation.Tests.Plans.Student;

/// <summary>The polynomials of the mixing variable keep their stated error over every uniform that can occur.</summary>
public sealed class MixingPolynomialsTests
{
    [Theory]
    [InlineData(2.01)]
    [InlineData(2.5)]
    [InlineData(3)]
    [InlineData(5.7)]
    [InlineData(12)]
    [InlineData(80)]
    [InlineData(1000)]
    public void The_error_is_below_the_stated_one(double degrees)
    {
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            MixingPolynomials polynomials = MixingPolynomials.Of([degrees], precision);
            int bits = precision == Precision.Single ? 33 : 65;
            for (double depth = 1; depth <= bits; depth += 0.037)
            {
                double h = Math.Pow(2, -depth);
                double t = (polynomials.Scale * Math.Log(0.75 - Math.Log(h))) + polynomials.Shift;
                Assert.InRange(t, -1 - 1e-12, 1 + 1e-12);
                Assert.Equal((Math.Log(degrees) - ChiSquareQuantile.LogLower(degrees, h)) / 2, Value(polynomials.Groups[0].Lower, t), MixingPolynomials.Error(precision));
                Assert.Equal((Math.Log(degrees) - ChiSquareQuantile.LogUpper(degrees, h)) / 2, Value(polynomials.Groups[0].Upper, t), MixingPolynomials.Error(precision));
            }

            TestContext.Current.TestOutputHelper?.WriteLine($"{degrees} degrees, {precision}: degree {polynomials.Degree}");
        }
    }

    [Fact]
    public void All_groups_have_the_degree_of_the_hardest()
    {
        MixingPolynomials one = MixingPolynomials.Of([3], Precision.Single);
        MixingPolynomials two = MixingPolynomials.Of([3, 100], Precision.Single);
        Assert.Equal(one.Degree, two.Degree);
        Assert.Equal(2, two.Groups.Count);
        Assert.All(two.Groups, group => Assert.Equal((two.Degree + 1, two.Degree + 1), (group.Lower.Length, group.Upper.Length)));
    }

    private static double Value(double[] coefficients, double t)
    {
        double value = 0;
        for (int power = coefficients.Length - 1; power >= 0; power--) value = (value * t) + coefficients[power];
        return value;
    }
}
