using System.Globalization;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.StochasticVolatility;

/// <summary>Signs that a model fits the smiles of a chain with parameters that mean nothing: its curves can be read, its parameters cannot.</summary>
static class ModelWarnings
{
    /// <summary>Jumps a year, two a week, from which on their sum over the days of an expiry is near a normal one: a diffusion by another name.</summary>
    const double MostJumps = 104;

    /// <summary>Ratio 2κθ/σ² below which the variance lies near zero for most of the time and bursts out of it.</summary>
    const double LeastFellerRatio = 0.1;

    /// <summary>Standard error over the size of the value from which on even the order of a positive parameter is open.</summary>
    const double LargestRelativeError = 0.5;

    public static IReadOnlyList<string> Of(IReadOnlyList<ModelParameter> parameters, IReadOnlyList<FittedParameter> fitted, BatesModel model) =>
    [
        .. parameters.Zip(fitted, Fault).OfType<string>(),
        .. model.JumpIntensity > MostJumps
            ? [Text($"{model.JumpIntensity:0} jumps a year of {100 * JumpSize(model):0.0}% each are no jumps but a diffusion by another name; jump parameters and variances cannot be told apart")]
            : Array.Empty<string>(),
        .. model.Variance.FellerRatio < LeastFellerRatio
            ? [Text($"the Feller ratio {model.Variance.FellerRatio:0.00} is below {LeastFellerRatio}: the variance lies near zero for most of the time and moves in bursts")]
            : Array.Empty<string>(),
    ];

    static string? Fault(ModelParameter parameter, FittedParameter fitted)
    {
        if (parameter.IsAtEnd(fitted.Value)) return Text($"{parameter.Name} lies at the end {Nearest(parameter, fitted.Value):0.####} of what it may be; the quotes do not determine it");
        if (fitted.StandardError is not { } error) return Text($"{parameter.Name} is not determined by the quotes");
        return parameter.IsScale && error > LargestRelativeError * fitted.Value ? Text($"{parameter.Name} {fitted.Value:0.####} ± {error:0.####} is hardly determined by the quotes") : null;
    }

    static double Nearest(ModelParameter parameter, double value) => value - parameter.Lower < parameter.Upper - value ? parameter.Lower : parameter.Upper;

    // Root of the mean square of a jump's log.
    static double JumpSize(BatesModel model) => Math.Sqrt((model.JumpMean * model.JumpMean) + (model.JumpDeviation * model.JumpDeviation));

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
