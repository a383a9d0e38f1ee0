using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.OptionSurfaces.Smiles;
using MonteCarloRisk.Calibration.OptionSurfaces.Ssvi;
using MonteCarloRisk.Calibration.OptionSurfaces.StochasticVolatility;
using MonteCarloRisk.Calibration.OptionSurfaces.Svi;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Surfaces;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Tests.OptionSurfaces;

/// <summary>
/// Known smiles, quoted with normal errors of their half-spreads, fitted again and again: the parameters come back, and value ± 1.96 standard errors holds them as often as that says. Of Heston and Bates the local
/// search alone, from the known parameters; that the global one finds them is another test. One false alarm in a million a parameter: <see cref="Coverage"/>.
/// </summary>
public sealed class SurfaceCoverageTests
{
    [Fact]
    public void The_errors_of_a_slice_of_svi_hold_as_often_as_they_say()
    {
        SviSlice known = new(0.004, 0.05, -0.25, 0.02, 0.15);
        var noise = new MersenneTwister(51);
        Check([known.A, known.B, known.Rho, known.M, known.Sigma], Coverage.Samples(100, 2000), () =>
        {
            ExpirySmile smile = SyntheticSmiles.Of(0.1, k => Math.Sqrt(known.TotalVariance(k) / 0.1), halfSpread: 0.003, reach: 0.8, noise: noise);
            return SviErrors.Of(SviCalibration.Fit(smile, known), smile);
        });
    }

    [Fact]
    public void The_errors_of_the_slices_of_a_surface_hold_as_often_as_they_say()
    {
        double[] years = [0.02, 0.1, 0.3];
        SsviSlice[] known = [new(0.006, -0.2, 0.06), new(0.03, -0.25, 0.14), new(0.08, -0.3, 0.24)];
        var noise = new MersenneTwister(52);
        Check([.. known.SelectMany(slice => new[] { slice.Theta, slice.Rho, slice.Psi })], Coverage.Samples(60, 1000), () =>
        {
            ExpirySmile[] smiles = [.. known.Select((slice, i) => SyntheticSmiles.Of(years[i], k => Math.Sqrt(slice.TotalVariance(k) / years[i]), halfSpread: 0.005, noise: noise))];
            return [.. SsviErrors.Of(SsviCalibration.Fit(smiles), smiles).SelectMany(slice => slice)];
        });
    }

    [Fact]
    public void The_errors_of_a_Heston_model_hold_as_often_as_they_say() =>
        CheckModel(new BatesModel(new HestonModel(0.3, 3, 0.5, 1.2, -0.4), 0, 0, 0), [0.3, 3, 0.5, 1.2, -0.4], BatesParameters.Heston(0.3, 0.5), Coverage.Samples(24, 500), seed: 53);

    [Fact]
    public void The_errors_of_a_Bates_model_hold_as_often_as_they_say() =>
        CheckModel(
            new BatesModel(new HestonModel(0.25, 2.5, 0.4, 1, -0.3), 1.5, -0.12, 0.15), [0.25, 2.5, 0.4, 1, -0.3, 1.5, -0.12, 0.15], BatesParameters.Bates(0.25, 0.4), Coverage.Samples(16, 300), seed: 54);

    static void CheckModel(BatesModel model, double[] known, IReadOnlyList<ModelParameter> parameters, int samples, int seed)
    {
        double[] years = [0.04, 0.25, 1];
        var noise = new MersenneTwister(seed);
        double[] start = [.. parameters.Select((parameter, i) => parameter.Coordinate(known[i]))];
        BatesSmile[] prices = [.. years.Select(time => new BatesSmile(model, time, 1.5 * Math.Sqrt(time)))];
        ExpirySmile[][] chains =
        [
            .. Enumerable.Range(0, samples).Select(_ => years.Select((time, i) => SyntheticSmiles.Of(time, k => prices[i].TotalVolatility(k) / Math.Sqrt(time), 0.002, 1.5 * Math.Sqrt(time), noise)).ToArray()),
        ];
        var fits = new Queue<IReadOnlyList<FittedParameter>>(chains.AsParallel().AsOrdered().Select(chain => BatesCalibration.Refine(chain, parameters, [start], CancellationToken.None).Parameters));
        Check(known, samples, fits.Dequeue);
    }

    static void Check(double[] known, int samples, Func<IReadOnlyList<FittedParameter>> fit)
    {
        Coverage[] coverages = [];
        for (int sample = 0; sample < samples; sample++)
        {
            IReadOnlyList<FittedParameter> parameters = fit();
            if (sample == 0) coverages = [.. known.Select((value, i) => new Coverage($"{i} {parameters[i].Name}", value))];
            foreach ((int i, FittedParameter parameter) in parameters.Index())
            {
                // A fit without an error would be told, and is none that is right.
                double error = parameter.StandardError ?? 0, half = Normal.InvCDF(0, 1, 0.975) * error;
                coverages[i].Add(new Estimate(parameter.Value, error, new ConfidenceInterval(parameter.Value - half, parameter.Value + half, 0.95), samples, "least squares"));
            }
        }

        foreach (Coverage coverage in coverages) coverage.Check(coverageAllowance: 0.03, biasAllowance: 0.25);
    }
}
