using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Tests.Arithmetic;

public class NormalQuantileTests
{
    private static float Single(float p) => Single1.NormalQuantileLowerHalf(new(p)).Value;

    private static double Double(double p) => Double1.NormalQuantileLowerHalf(new(p)).Value;

    [Fact]
    public void The_single_error_stays_within_its_bound_down_to_the_smallest_normal_number()
    {
        ErrorMeasure.AtMost(NormalQuantile.SingleUlpBound, ErrorMeasure.LargestSingle(Single1.NormalQuantileLowerHalf, Double, 1.17549435e-38f, 0.5f));
        ErrorMeasure.AtMost(NormalQuantile.SingleUlpBound, ErrorMeasure.LargestSingle(Single1.NormalQuantileLowerHalf, Double, 0.001f, 0.5f, 211));
    }

    [Fact]
    public void The_double_error_stays_within_its_bound() =>
        ErrorMeasure.AtMost(NormalQuantile.DoubleUlpBound, ErrorMeasure.LargestDouble("quantile", Double1.NormalQuantileLowerHalf));

    [Theory]
    [InlineData(1e-300, -37.047096299361199)]
    [InlineData(1e-100, -21.273453560965324)]
    [InlineData(1e-30, -11.464024688443616)]
    [InlineData(1e-16, -8.2220822161304356)]
    [InlineData(1e-10, -6.3613409024040562)]
    [InlineData(1e-7, -5.1993375821928169)]
    [InlineData(0.00001, -4.2648907939228246)]
    [InlineData(0.001, -3.0902323061678135)]
    [InlineData(0.01, -2.3263478740408411)]
    [InlineData(0.02425, -1.9729610513118849)]
    [InlineData(0.025, -1.9599639845400542)]
    [InlineData(0.05, -1.6448536269514727)]
    [InlineData(0.1, -1.2815515655446005)]
    [InlineData(0.25, -0.67448975019608174)]
    [InlineData(0.42, -0.20189347914185085)]
    [InlineData(1.1641532182693481e-10, -6.3379577545537893)]
    [InlineData(5.5511151231257827e-17, -8.2923610758135955)]
    public void Published_quantiles_are_met(double p, double x) => Assert.Equal(1, Double(p) / x, 1e-15);

    [Theory]
    [InlineData(1.1641532e-10f, -6.3379577545537893)]
    [InlineData(0.25f, -0.67448975019608174)]
    public void Published_quantiles_are_met_in_single(float p, double x) => Assert.Equal(1, Single(p) / x, 2e-7);

    [Fact]
    public void One_half_gives_exactly_zero()
    {
        Assert.Equal(0f, Single(0.5f));
        Assert.Equal(0.0, Double(0.5));
    }

    [Fact]
    public void The_smallest_normal_numbers_are_met()
    {
        Assert.Equal(-12.949952701187204, Single(1.17549435e-38f), 2.5e-6);
        Assert.Equal(-37.5193793471445, Double(2.2250738585072014e-308), 3e-14);
    }

    [Fact]
    public void The_quantile_inverts_the_distribution()
    {
        for (double p = 0.5; p > 1e-300; p *= 0.93)
        {
            // A relative error d of x becomes a relative error of about x^2 d of p.
            double x = Double(p);
            Assert.Equal(1, Double1.NormalCdf(new(x)).Value / p, (2 + x * x) * 1e-15);
        }
    }

    [Fact]
    public void At_the_seams_of_the_branches_a_step_up_does_not_go_down_by_more_than_the_error()
    {
        foreach (float p in new[] { 0.0014f, 0.25f })
        {
            Assert.True(Single(MathF.BitDecrement(p)) <= Single(p) + 5e-7f);
            Assert.Equal(Single(MathF.BitDecrement(p)), Single(p), 1e-6f);
        }

        foreach (double p in new[] { 0.0017, 1.6e-20 })
        {
            Assert.Equal(1, Double(Math.BitDecrement(p)) / Double(p), 1e-15);
        }
    }
}
