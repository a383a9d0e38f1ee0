using MathNet.Numerics.Distributions;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;

namespace MonteCarloRisk.Calibration.Tests.Volatility.Garch;

/// <summary>Known parameters are found again in simulated returns, and the intervals cover them as often as they say.</summary>
public sealed class RecoveryTests
{
    const int Replications = 100;
    const int Returns = 2000;

    // Over the rows of this class a false alarm once in a hundred thousand runs of other seeds: each count of covered values is within the binomial's
    // 1e-6 quantiles at 95%, each mean within 4.9 standard errors. An interval that is a third too short covers four in five and is seen, as is an
    // estimate that is off by half of its standard error.
    const double FalseAlarm = 1e-6;
    const double MeanBound = 4.9;

    [Theory]
    [InlineData(VarianceEquation.Garch, 0.02, 0.05, 0.08, 0, 0.9)]
    [InlineData(VarianceEquation.Gjr, 0.02, 0.05, 0.05, 0.1, 0.87)]
    [InlineData(VarianceEquation.Egarch, 0.02, 0.02, 0.15, -0.08, 0.95)]
    public void Parameters_are_recovered_and_covered(VarianceEquation equation, double mean, double omega, double alpha, double gamma, double beta)
    {
        var truth = new GarchParameters(mean, omega, alpha, gamma, beta, double.PositiveInfinity);
        var model = new GarchModel(equation, ErrorFamily.Normal);
        GarchEstimates[] fits = [.. Enumerable.Range(0, Replications).AsParallel().AsOrdered()
            .Select(seed => model.Fit(SimulatedReturns.Of(equation, truth, Returns, 1000 + seed)).Estimates)];

        Assert.All(fits, fit => Assert.Equal(FitStatus.Converged, fit.Convergence.Status));
        double[] expected = equation == VarianceEquation.Garch ? [mean, omega, alpha, beta] : [mean, omega, alpha, gamma, beta];
        int fewest = InverseBinomial(0.95);
        for (int j = 0; j < expected.Length; j++)
        {
            double[] values = [.. fits.Select(fit => fit.Fitted[j].Value)];
            int covered = fits.Count(fit => Math.Abs(fit.Fitted[j].Value - expected[j]) <= 1.96 * fit.Fitted[j].HessianError!.Value);
            Assert.True(covered >= fewest, $"{fits[0].Fitted[j].Name}: {covered} of {Replications} intervals cover");

            // Maximum likelihood is biased by parts of 1/n: half of the standard error of one estimate is allowed for beside the bound on the mean.
            double average = values.Average();
            double deviation = Math.Sqrt(values.Average(value => (value - average) * (value - average)));
            Assert.True(Math.Abs(average - expected[j]) <= (MeanBound / Math.Sqrt(Replications) + 0.2) * deviation, $"{fits[0].Fitted[j].Name}: {average} for {expected[j]}, deviation {deviation}");
            double error = fits.Average(fit => fit.Fitted[j].HessianError!.Value);
            Assert.InRange(error / deviation, 0.65, 1.5);
        }
    }

    [Fact]
    public void Degrees_of_freedom_are_recovered()
    {
        var truth = new GarchParameters(0, 0.05, 0.08, 0, 0.9, 5);
        var model = new GarchModel(VarianceEquation.Garch, ErrorFamily.Student);
        GarchEstimates[] fits = [.. Enumerable.Range(0, 40).AsParallel().AsOrdered().Select(seed => model.Fit(SimulatedReturns.Of(VarianceEquation.Garch, truth, Returns, 5000 + seed)).Estimates)];

        // 40 intervals at 95%: 30 or more cover but for two runs in a million.
        Assert.True(fits.Count(fit => Math.Abs(fit.Parameters.DegreesOfFreedom - 5) <= 1.96 * fit.Fitted[^1].HessianError!.Value) >= 30);
        Assert.InRange(fits.Average(fit => fit.Parameters.DegreesOfFreedom), 4.6, 5.6);
    }

    static int InverseBinomial(double probability)
    {
        int count = 0;
        for (double sum = 0; ; count++)
        {
            sum += Binomial.PMF(probability, Replications, count);
            if (sum > FalseAlarm)
                return count;
        }
    }
}
