using MathNet.Numerics.Distributions;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;

namespace MonteCarloRisk.Calibration.Tests.Volatility.Garch;

/// <summary>The coverage of every model's intervals by many replications; MCRISK_GARCH_REPLICATIONS=1000 takes minutes, and without it 30 of each are made.</summary>
public sealed class CoverageSweepTests
{
    const double Level = 0.9;

    // One false alarm in a million for each count, were each interval right to its level less what the finite sample takes: of 1000 it must lie within
    // 83.2% and 96.4%, of 30 within 14 and 30.
    const double FalseAlarmRate = 1e-6;
    const double FiniteSample = 0.02;
    const int Usual = 30;
    const int Returns = 2500;

    static readonly int Replications = int.TryParse(Environment.GetEnvironmentVariable("MCRISK_GARCH_REPLICATIONS"), out int count) ? count : Usual;

    [Theory]
    [InlineData(VarianceEquation.Garch, ErrorFamily.Normal, 0.05, 0.1, 0, 0.85)]
    [InlineData(VarianceEquation.Garch, ErrorFamily.Student, 0.05, 0.1, 0, 0.85)]
    [InlineData(VarianceEquation.Gjr, ErrorFamily.Normal, 0.05, 0.06, 0.1, 0.84)]
    [InlineData(VarianceEquation.Gjr, ErrorFamily.Student, 0.05, 0.06, 0.1, 0.84)]
    [InlineData(VarianceEquation.Egarch, ErrorFamily.Normal, 0.01, 0.2, -0.08, 0.95)]
    [InlineData(VarianceEquation.Egarch, ErrorFamily.Student, 0.01, 0.2, -0.08, 0.95)]
    public void Each_kind_of_standard_error_covers_as_it_says(VarianceEquation equation, ErrorFamily errors, double omega, double alpha, double gamma, double beta)
    {
        var truth = new GarchParameters(0.02, omega, alpha, gamma, beta, errors == ErrorFamily.Student ? 6 : double.PositiveInfinity);
        GarchEstimates[] fits = [.. Enumerable.Range(1, Replications).AsParallel().AsOrdered()
            .Select(seed => new GarchModel(equation, errors).Fit(SimulatedReturns.Of(equation, truth, Returns, seed)).Estimates)
            .Where(fit => fit.Convergence.Status == FitStatus.Converged)];

        // A sample may seem integrated, or its errors normal; few of this length do.
        Assert.True(fits.Length >= 0.98 * Replications - 1, $"{fits.Length} of {Replications} end in the interior");
        double z = Normal.InvCDF(0, 1, (1 + Level) / 2);
        List<double> values = [truth.Mean, omega, alpha];
        if (equation != VarianceEquation.Garch) values.Add(gamma);
        values.Add(beta);
        if (errors == ErrorFamily.Student) values.Add(truth.DegreesOfFreedom);
        for (int i = 0; i < values.Count; i++)
        {
            AssertCovers(fits, i, values[i], z, parameter => parameter.HessianError!.Value, "Hessian");
            AssertCovers(fits, i, values[i], z, parameter => parameter.OuterProductError!.Value, "outer products");
            AssertCovers(fits, i, values[i], z, parameter => parameter.RobustError!.Value, "robust");
        }
    }

    static void AssertCovers(GarchEstimates[] fits, int i, double truth, double z, Func<FittedParameter, double> error, string kind)
    {
        int held = fits.Count(fit => Math.Abs(fit.Fitted[i].Value - truth) <= z * error(fit.Fitted[i]));
        Assert.True(
            Binomial.CDF(Level - FiniteSample, fits.Length, held) >= FalseAlarmRate / 2 && 1 - Binomial.CDF(Level + FiniteSample, fits.Length, held - 1) >= FalseAlarmRate / 2,
            $"{fits[0].Fitted[i].Name}, {kind}: {held} of {fits.Length} intervals at {Level} hold {truth}");
    }
}
