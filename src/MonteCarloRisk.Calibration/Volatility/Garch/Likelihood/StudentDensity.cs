using MathNet.Numerics;
using MonteCarloRisk.Calibration.Volatility.Errors;

namespace MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

/// <summary>
/// ln f = c - (v + 1) / 2 ln(1 + q / (v - 2)), c = ln Gamma((v + 1) / 2) - ln Gamma(v / 2) - ln(pi (v - 2)) / 2;
/// weight = (v + 1) / (v - 2 + q). With psi the digamma function, d c / dv = (psi((v + 1) / 2) - psi(v / 2) - 1 / (v - 2)) / 2.
/// </summary>
readonly struct StudentDensity : IErrorDensity
{
    readonly double constant;
    readonly double constantSlope;
    readonly double halfPower;
    readonly double room;

    public StudentDensity(double degreesOfFreedom)
    {
        double v = degreesOfFreedom;
        room = v - 2;
        halfPower = (v + 1) / 2;
        constant = SpecialFunctions.GammaLn(halfPower) - SpecialFunctions.GammaLn(v / 2) - 0.5 * Math.Log(Math.PI * room);
        double digammas = SpecialFunctions.DiGamma(halfPower) - SpecialFunctions.DiGamma(v / 2);
        constantSlope = 0.5 * (digammas - 1 / room);
        MeanAbsolute = StudentErrors.MeanAbsoluteOf(v);
        MeanAbsoluteSlope = MeanAbsolute * (0.5 / room - 1 / (v - 1) + 0.5 * digammas);
    }

    public double MeanAbsolute { get; }

    public double MeanAbsoluteSlope { get; }

    public void Evaluate(double q, out double logDensity, out double weight, out double shapeScore)
    {
        double inverse = 1 / (room + q);
        double logarithm = Math.Log(1 + q / room);
        logDensity = constant - halfPower * logarithm;
        weight = 2 * halfPower * inverse;
        shapeScore = constantSlope - 0.5 * logarithm + halfPower * q * inverse / room;
    }
}
