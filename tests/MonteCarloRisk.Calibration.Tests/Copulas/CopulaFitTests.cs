using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Copulas;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Calibration.Tests.Correlation;
using MonteCarloRisk.Calibration.Tests.Multivariate;

namespace MonteCarloRisk.Calibration.Tests.Copulas;

public sealed class CopulaFitTests
{
    [Fact]
    public void Both_copulas_match_an_independent_computation()
    {
        StudentTCopulaFit fit = StudentTCopulaFit.Fit([ResidueSample.A, ResidueSample.B]);
        GaussianCopulaFit gaussian = GaussianCopulaFit.Fit([ResidueSample.A, ResidueSample.B]);

        Assert.Equal(0.6592793249420197, fit.Correlation[0][1], 10);
        Assert.Equal(3.96433304, fit.DegreesOfFreedom.Value, 3);
        Assert.Equal(62.7437077968, fit.LogLikelihood, 7);
        Assert.Equal(58.008480883848904, gaussian.LogLikelihood, 8);
        Assert.Equal(fit.Correlation[0][1], gaussian.Correlation[0][1]);
    }

    [Fact]
    public void A_rising_change_of_a_margin_changes_nothing()
    {
        StudentTCopulaFit fit = StudentTCopulaFit.Fit([ResidueSample.A, ResidueSample.B]), changed = StudentTCopulaFit.Fit([[.. ResidueSample.A.Select(Math.Exp)], ResidueSample.B]);

        Assert.Equal(fit.DegreesOfFreedom, changed.DegreesOfFreedom);
        Assert.Equal(fit.LogLikelihood, changed.LogLikelihood);
    }

    [Fact]
    public void The_degrees_of_freedom_of_a_t_copula_are_recovered_and_those_of_normals_may_be_the_most()
    {
        var random = new MersenneTwister(21);
        var degrees = new Coverage("degrees of freedom", 4);
        for (int k = 0; k < Coverage.Samples(40, 1000); k++) degrees.Add(StudentTCopulaFit.Fit(MultivariateTFitTests.Draw(random, 3, 300, 0.5, [4, 4, 4])).DegreesOfFreedom);

        // The interval takes ranks and correlation as known.
        degrees.Check(coverageAllowance: 0.06, biasAllowance: 0.4);
        Assert.Equal(DegreesRange.Most, StudentTCopulaFit.Fit(MultivariateTFitTests.Draw(random, 3, 1000, 0.5, [1e6, 1e6, 1e6])).DegreesOfFreedom.Interval.Upper, 6);
    }

    [Fact]
    public void The_correlation_of_a_Gaussian_copula_is_recovered_whatever_the_margins()
    {
        // Exponentials of normals; the standard error of one correlation is about (π / 2) (1 - ρ²) / sqrt(n) = 0.026 at most, of the mean of forty 0.004: five of them.
        var random = new MersenneTwister(22);
        double mean = Enumerable.Range(0, 40).Average(_ =>
            GaussianCopulaFit.Fit([.. CorrelationEstimatorTests.Draw(random, 3, 2000, 0.5).Select(row => (IReadOnlyList<double>)row.Select(x => Math.Exp(40 * x)).ToArray())]).Correlation[2][0]);

        Assert.Equal(0.5, mean, 0.02);
    }

    [Fact]
    public void Rank_correlations_that_do_not_fit_together_are_repaired_and_told()
    {
        // b rises with a, c with b where they move little; but c falls with a.
        double[] a = [.. Enumerable.Range(0, 60).Select(k => (double)k)], b = [.. a.Select(x => (x + 20) % 60)], c = [.. a.Select(x => (x + 40) % 60)];
        StudentTCopulaFit fit = StudentTCopulaFit.Fit([a, b, c]);

        Assert.Null(CorrelationMatrix.Fault(fit.Correlation, 3));
        Assert.True(fit.Repair >= 0 && double.IsFinite(fit.LogLikelihood));
    }

    // McNeil, Frey and Embrechts, Quantitative Risk Management, table 7.1; and 0.2531699951 for ν = 4, ρ = 0.5 to more digits.
    [Theory]
    [InlineData(2, 0.0, 0.18, 2)]
    [InlineData(2, 0.5, 0.39, 2)]
    [InlineData(2, 0.9, 0.72, 2)]
    [InlineData(4, -0.5, 0.01, 2)]
    [InlineData(4, 0.5, 0.2531699951, 10)]
    [InlineData(4, 0.2, 0.127464008158, 10)]
    [InlineData(10, 0.9, 0.46, 2)]
    public void Tail_dependence_is_the_published_one(double degrees, double correlation, double expected, int digits) =>
        Assert.Equal(expected, TailDependence.OfStudentT(correlation, degrees), digits);

    [Fact]
    public void Joint_falls_are_counted()
    {
        Assert.Equal(1, TailDependence.OfRows(ResidueSample.A, ResidueSample.A, 0.1, 0.95).Value);
        Assert.Equal(0, TailDependence.OfRows(ResidueSample.A, [.. ResidueSample.A.Select(x => -x)], 0.1, 0.95).Value);
        Assert.InRange(TailDependence.OfRows(ResidueSample.A, ResidueSample.B, 0.1, 0.95).Value, 0.2, 0.8);
    }
}
