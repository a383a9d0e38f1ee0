using System.Numerics;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.OptionSurfaces.StochasticVolatility;

/// <summary>
/// E[exp(i (u - i/2) X)] of the log return X = ln(S / forward) under the Bates model. On that line the complex exponent iz + z² is the real u² + 1/4. The variance part is in
/// the form whose logarithm never crosses its cut (H. Albrecher, P. Mayer, W. Schoutens, J. Tistaert, <i>The little Heston trap</i>, Wilmott, January 2007), with β - d written as
/// -σ² (u² + 1/4) / (β + d), which does not cancel for small σ. Without jumps it is Heston's.
/// </summary>
readonly struct BatesCharacteristicFunction(BatesModel model, double years)
{
    readonly double kappa = model.Variance.MeanReversion;
    readonly double sigma = model.Variance.VolatilityOfVariance;
    readonly double rho = model.Variance.Correlation;
    readonly double start = model.Variance.InitialVariance;
    readonly double level = model.Variance.LongRunVariance;
    readonly double intensity = model.JumpIntensity;
    readonly double jumpMean = model.JumpMean;
    readonly double jumpVariance = model.JumpDeviation * model.JumpDeviation;
    readonly double jumpReturn = model.JumpReturn;
    readonly double years = years;

    public Complex At(double u)
    {
        double square = (u * u) + 0.25;
        var beta = new Complex(kappa - (0.5 * rho * sigma), -rho * sigma * u);
        var d = Complex.Sqrt((beta * beta) + (sigma * sigma * square));
        Complex sum = beta + d, root = square / sum, g = -sigma * sigma * root / sum;
        var decay = Complex.Exp(-d * years);
        Complex one = 1 - (g * decay);
        Complex exponent = (-root * (1 - decay) / one * start) - (kappa * level * ((root * years) + (2 / (sigma * sigma) * Complex.Log(one / (1 - g)))));
        if (intensity > 0)
        {
            var jump = Complex.Exp(new Complex((0.5 * jumpMean) + (0.5 * jumpVariance * (0.25 - (u * u))), u * (jumpMean + (0.5 * jumpVariance))));
            exponent += intensity * years * (jump - 1 - (new Complex(0.5, u) * jumpReturn));
        }

        return Complex.Exp(exponent);
    }
}
