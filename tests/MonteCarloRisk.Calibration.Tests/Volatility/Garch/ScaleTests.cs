using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.Volatility.Garch;

public sealed class ScaleTests
{
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_unit_of_the_returns_does_not_matter(VarianceEquation equation, ErrorFamily errors, double c)
    {
        var truth = new GarchParameters(0.02, equation == VarianceEquation.Egarch ? 0.01 : 0.05, 0.15, equation == VarianceEquation.Garch ? 0 : 0.1, 0.75, errors == ErrorFamily.Student ? 6 : double.PositiveInfinity);
        DailyReturns returns = SimulatedReturns.Of(equation, truth, 1500, seed: 5);
        var model = new GarchModel(equation, errors);
        GarchFit one = model.Fit(returns);
        GarchFit other = model.Fit(returns with { Values = returns.Values.Select(value => c * value).ToArray() });

        double toOne = equation == VarianceEquation.Egarch ? -(1 - other.Estimates.Parameters.Beta) * 2 * Math.Log(c) : 0;
        double omega = equation == VarianceEquation.Egarch ? other.Estimates.Parameters.Omega + toOne : other.Estimates.Parameters.Omega / (c * c);
        AssertClose(one.Estimates.Parameters.Mean, other.Estimates.Parameters.Mean / c);
        AssertClose(one.Estimates.Parameters.Omega, omega);
        AssertClose(one.Estimates.Parameters.Alpha, other.Estimates.Parameters.Alpha);
        AssertClose(one.Estimates.Parameters.Gamma, other.Estimates.Parameters.Gamma);
        AssertClose(one.Estimates.Parameters.Beta, other.Estimates.Parameters.Beta);
        if (errors == ErrorFamily.Student)
            AssertClose(one.Estimates.Parameters.DegreesOfFreedom, other.Estimates.Parameters.DegreesOfFreedom);
        AssertClose(one.Estimates.LogLikelihood, other.Estimates.LogLikelihood + returns.Values.Count * Math.Log(c));
        AssertClose(one.Forecast(30).Annualised, other.Forecast(30).Annualised / c);
        Assert.Equal(one.Estimates.Convergence.Status, other.Estimates.Convergence.Status);
        // A Hessian is a difference of scores, 1e-10 or so of it.
        Assert.Equal(1, one.Estimates.Fitted[0].RobustError!.Value / (other.Estimates.Fitted[0].RobustError!.Value / c), 6);
        Assert.Equal(1, one.Estimates.Fitted[2].HessianError!.Value / other.Estimates.Fitted[2].HessianError!.Value, 6);
    }

    public static TheoryData<VarianceEquation, ErrorFamily, double> Cases()
    {
        var cases = new TheoryData<VarianceEquation, ErrorFamily, double>();
        foreach (VarianceEquation equation in Enum.GetValues<VarianceEquation>())
        {
            foreach (ErrorFamily errors in Enum.GetValues<ErrorFamily>())
            {
                cases.Add(equation, errors, 100);
                cases.Add(equation, errors, 1e-6);
            }
        }

        return cases;
    }

    static void AssertClose(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= 1e-8 * Math.Max(1, Math.Abs(expected)), $"{actual:R} against {expected:R}");
}
