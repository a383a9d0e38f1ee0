namespace MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

/// <summary>
/// A symmetric density of unit variance as a function of q = z^2, with what a score needs of it. A struct, so that the loop over the returns is
/// compiled for each density.
/// </summary>
interface IErrorDensity
{
    /// <summary>E|z|.</summary>
    double MeanAbsolute { get; }

    /// <summary>Derivative of E|z| by the degrees of freedom.</summary>
    double MeanAbsoluteSlope { get; }

    /// <summary>ln f(z), the weight -2 d ln f / dq, and d ln f by the degrees of freedom.</summary>
    void Evaluate(double q, out double logDensity, out double weight, out double shapeScore);
}
