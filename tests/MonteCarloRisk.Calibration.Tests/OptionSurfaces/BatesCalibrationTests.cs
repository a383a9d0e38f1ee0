using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.OptionSurfaces.Smiles;
using MonteCarloRisk.Calibration.OptionSurfaces.StochasticVolatility;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.Tests.OptionSurfaces;

public sealed class BatesCalibrationTests
{
    static readonly double[] Years = [0.04, 0.25, 1];

    [Fact]
    public void A_Heston_model_comes_back_from_noisy_quotes_within_its_standard_errors()
    {
        HestonModel known = new(0.3, 3, 0.5, 1.2, -0.4);
        FittedModelParameters found = BatesCalibration.FitHeston(Quoted(new BatesModel(known, 0, 0, 0), 0.004), seed: 1, CancellationToken.None);

        // Five parameters at 5.2 standard errors: one false alarm in a million. The noise is 0.4 vol points, and the errors must be small against the values.
        double[] values = [known.InitialVariance, known.MeanReversion, known.LongRunVariance, known.VolatilityOfVariance, known.Correlation];
        foreach ((double value, FittedParameter parameter) in values.Zip(found.Parameters))
        {
            Assert.True(Math.Abs(parameter.Value - value) <= 5.2 * parameter.StandardError!.Value, $"{parameter}");
            Assert.True(parameter.StandardError < 0.25 * Math.Abs(value), $"{parameter}");
        }
    }

    [Fact]
    public void A_Bates_model_comes_back_from_exact_quotes()
    {
        BatesModel known = new(new HestonModel(0.25, 2.5, 0.4, 1, -0.3), 1.5, -0.12, 0.15);
        FittedModelParameters found = BatesCalibration.FitBates(Quoted(known, 0), seed: 1, CancellationToken.None);

        Assert.Equal(known.Variance.InitialVariance, found.Model.Variance.InitialVariance, 1e-3);
        Assert.Equal(known.Variance.Correlation, found.Model.Variance.Correlation, 1e-2);
        Assert.Equal(known.JumpIntensity, found.Model.JumpIntensity, 0.05);
        Assert.Equal(known.JumpMean, found.Model.JumpMean, 5e-3);
        Assert.Equal(known.JumpDeviation, found.Model.JumpDeviation, 5e-3);
    }

    [Fact]
    public void A_model_that_means_something_is_not_warned_of()
    {
        BatesModel known = new(new HestonModel(0.25, 2.5, 0.4, 1, -0.3), 1.5, -0.12, 0.15);
        Assert.Empty(Refined(Quoted(known, 0.001), known).Warnings);
    }

    [Fact]
    public void Jumps_that_are_not_in_the_quotes_are_warned_of()
    {
        // Where there are no jumps their size says nothing, and the search ends with any.
        FittedModelParameters found = Refined(Quoted(new BatesModel(new HestonModel(0.25, 2.5, 0.4, 1, -0.3), 0, 0, 0), 0.002), new BatesModel(new HestonModel(0.25, 2.5, 0.4, 1, -0.3), 0.05, -0.1, 0.1));

        Assert.Contains(found.Warnings, warning => warning.StartsWith("jump", StringComparison.Ordinal) && warning.Contains("determine", StringComparison.Ordinal));
    }

    [Fact]
    public void Ends_of_ranges_many_small_jumps_and_a_wild_variance_are_warned_of()
    {
        BatesModel model = new(new HestonModel(0.2, 10, 0.2, 30, -0.2), 300, -1, 0.02);
        FittedParameter[] fitted = [.. BatesParameters.Bates(0.2, 0.2).Zip([0.2, 10, 0.2, 30, -0.2, 300, -1, 0.02], (parameter, value) => new FittedParameter(parameter.Name, value, Math.Abs(0.1 * value)))];
        IReadOnlyList<string> warnings = ModelWarnings.Of(BatesParameters.Bates(0.2, 0.2), fitted, model);

        Assert.Equal(3, warnings.Count);
        Assert.Contains("jump mean lies at the end -1 of what it may be", warnings[0], StringComparison.Ordinal);
        Assert.Contains("300 jumps a year of 100.0% each", warnings[1], StringComparison.Ordinal);
        Assert.Contains("Feller ratio 0.00", warnings[2], StringComparison.Ordinal);
    }

    static FittedModelParameters Refined(ExpirySmile[] smiles, BatesModel from)
    {
        IReadOnlyList<ModelParameter> parameters = BatesParameters.Bates(0.25, 0.4);
        HestonModel variance = from.Variance;
        double[] values = [variance.InitialVariance, variance.MeanReversion, variance.LongRunVariance, variance.VolatilityOfVariance, variance.Correlation, from.JumpIntensity, from.JumpMean, from.JumpDeviation];
        return BatesCalibration.Refine(smiles, parameters, [[.. parameters.Zip(values, (parameter, value) => parameter.Coordinate(value))]], CancellationToken.None);
    }

    static ExpirySmile[] Quoted(BatesModel model, double noise)
    {
        var random = new MersenneTwister(11);
        return
        [
            .. Years.Select(years =>
            {
                double reach = 1.5 * Math.Sqrt(years);
                var prices = new BatesSmile(model, years, reach);
                return SyntheticSmiles.Of(years, k => prices.TotalVolatility(k) / Math.Sqrt(years), Math.Max(noise, 1e-4), reach, noise > 0 ? random : null);
            }),
        ];
    }
}
