using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;

namespace MonteCarloRisk.Calibration.Tests.Volatility.Garch;

public sealed class PublishedFitTests
{
    // Fiorentini, Calzolari, Panattoni, Journal of Applied Econometrics 11 (1996), table 2; Brooks, Burke, Persand, International Journal of
    // Forecasting 17 (2001). Standard errors by the Hessian as the tests of rugarch print them, which quote the benchmark.
    [Fact]
    public void Garch_of_the_mark_and_the_pound_is_the_benchmark()
    {
        GarchEstimates fit = new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal).Fit(PublishedReturns.MarkPound()).Estimates;

        Assert.Equal(FitStatus.Converged, fit.Convergence.Status);
        double[] values = [.. Values(fit)];

        // Of omega, 0.010761398 here, five: the sixth that is printed is cut off or one less.
        AssertDigits([-0.00619041, 0.153134, 0.805974], [values[0], values[2], values[3]], 6);
        AssertDigits([0.0107613], [values[1]], 5);
        AssertDigits([0.00846212, 0.00285271, 0.0265228, 0.0335527], fit.Fitted.Select(parameter => parameter.HessianError!.Value), 6);
        Assert.Equal(-1106.608, fit.LogLikelihood, 0.0005);
        Assert.Equal(0.959108, fit.Persistence, 0.00001);
    }

    // Documentation of arch 7.2.1, "ARCH Modeling": four decimals, reached by an optimiser that stops when the log-likelihood moves by 1e-6,
    // which leaves alpha 1e-5 of room; it starts from the backcast.
    [Fact]
    public void Garch_of_the_S_and_P_500_is_the_one_that_arch_prints()
    {
        GarchEstimates fit = Arch(VarianceEquation.Garch);

        Assert.Equal(FitStatus.Converged, fit.Convergence.Status);
        AssertRounded([0.0564, 0.0175, 0.1022, 0.8852], Values(fit), 0.00006);
        AssertDigits([1.149e-02, 4.683e-03, 1.301e-02, 1.380e-02], fit.Fitted.Select(parameter => parameter.RobustError!.Value), 3);
        Assert.Equal(-6936.718477, fit.LogLikelihood, 0.00001);
        Assert.Equal(13881.4, fit.Akaike, 0.05);
        Assert.Equal(13907.5, fit.Bayes, 0.05);
    }

    [Fact]
    public void Gjr_of_the_S_and_P_500_is_the_one_that_arch_prints_with_alpha_at_its_bound()
    {
        GarchEstimates fit = Arch(VarianceEquation.Gjr);

        Assert.Equal(FitStatus.AtBound, fit.Convergence.Status);
        Assert.Equal(["alpha = 0"], fit.Convergence.Bounds);
        AssertRounded([0.0175, 0.0196, 0.0000, 0.1831, 0.8922], Values(fit), 0.00006);
        Assert.Null(fit.Fitted[2].RobustError);
        Assert.Equal(-6822.88, fit.LogLikelihood, 0.005);
    }

    // Documentation of ARCHModels.jl, "Usage": no mean, and sqrt(2 / pi) in place of E|z|, which moves omega by alpha times their difference. Its first
    // variance is the sample variance; ours comes from it by one step. That moves an estimate by a small part of its standard error, as printed there.
    [Fact]
    public void Egarch_with_Student_errors_of_the_mark_and_the_pound_is_the_one_that_ARCHModels_prints()
    {
        GarchFit fit = (new GarchModel(VarianceEquation.Egarch, ErrorFamily.Student) { Mean = ReturnMean.Zero }).Fit(PublishedReturns.MarkPound());
        GarchParameters parameters = fit.Estimates.Parameters;
        double omega = parameters.Omega + parameters.Alpha * (Math.Sqrt(2 / Math.PI) - fit.Errors.MeanAbsolute);

        Assert.Equal(FitStatus.Converged, fit.Estimates.Convergence.Status);
        AssertWithin(-0.0162014, omega, 0.02 * 0.0186806);
        AssertWithin(0.255804, parameters.Alpha, 0.02 * 0.0625497);
        AssertWithin(-0.0378454, parameters.Gamma, 0.02 * 0.018024);
        AssertWithin(0.977687, parameters.Beta, 0.02 * 0.012558);
        AssertWithin(4.12423, parameters.DegreesOfFreedom, 0.02 * 0.40059);
        AssertWithin(0.0625497, fit.Estimates.Fitted[1].RobustError!.Value, 0.02 * 0.0625497);
        AssertWithin(0.40059, fit.Estimates.Fitted[4].RobustError!.Value, 0.02 * 0.40059);
    }

    static GarchEstimates Arch(VarianceEquation equation) =>
        (new GarchModel(equation, ErrorFamily.Normal) { Start = VarianceStart.Backcast }).Fit(PublishedReturns.StandardAndPoor500()).Estimates;

    static IEnumerable<double> Values(GarchEstimates fit) => fit.Fitted.Select(parameter => parameter.Value);

    static void AssertDigits(double[] expected, IEnumerable<double> actual, int digits) =>
        Assert.All(expected.Zip(actual), pair => AssertWithin(pair.First, pair.Second, 0.5 * Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(pair.First))) + 1 - digits)));

    static void AssertRounded(double[] expected, IEnumerable<double> actual, double half) =>
        Assert.All(expected.Zip(actual), pair => AssertWithin(pair.First, pair.Second, half));

    static void AssertWithin(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance, FormattableString.Invariant($"{actual:R} is not within {tolerance:G3} of {expected}"));
}
