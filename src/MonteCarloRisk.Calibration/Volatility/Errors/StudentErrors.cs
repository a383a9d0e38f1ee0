using System.Globalization;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;
using MonteCarloRisk.Statistics.Distributions;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Volatility.Errors;

/// <summary>Student-t errors scaled to unit variance: z = sqrt((v - 2) / v) T, T Student-t with v degrees of freedom.</summary>
/// <remarks>
/// Density: Gamma((v + 1) / 2) / (Gamma(v / 2) sqrt(pi (v - 2))) (1 + z^2 / (v - 2))^(-(v + 1) / 2).
/// Source: T. Bollerslev, A conditionally heteroskedastic time series model for speculative prices and rates of return, Review of
/// Economics and Statistics 69 (1987) 542, equation 1.
/// </remarks>
/// <param name="DegreesOfFreedom">v, above 2.</param>
public sealed record StudentErrors(double DegreesOfFreedom) : IErrorDistribution
{
    const double LeastInverse = 0.001;
    const double MostInverse = 1 / 2.05;
    const double Tolerance = 1e-6;

    double Scale => Math.Sqrt((DegreesOfFreedom - 2) / DegreesOfFreedom);

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"Student-t, {DegreesOfFreedom:F2} degrees of freedom");

    /// <summary>2 sqrt(v - 2) Gamma((v + 1) / 2) / ((v - 1) sqrt(pi) Gamma(v / 2)).</summary>
    public double MeanAbsolute => MeanAbsoluteOf(DegreesOfFreedom);

    /// <inheritdoc/>
    public double Probability(double z) => StudentTDistribution.Cumulative(z / Scale, DegreesOfFreedom);

    /// <inheritdoc/>
    public double Quantile(double probability) => Scale * StudentTDistribution.Quantile(probability, DegreesOfFreedom);

    /// <summary>-scale f(t) / probability (v + t^2) / (v - 1), t = quantile / scale, f the density of the unscaled Student-t.</summary>
    /// <param name="probability">In (0, 1).</param>
    public double LowerTailMean(double probability)
    {
        double t = StudentTDistribution.Quantile(probability, DegreesOfFreedom);
        return -Scale * StudentT.PDF(0, 1, DegreesOfFreedom, t) / probability * (DegreesOfFreedom + t * t) / (DegreesOfFreedom - 1);
    }

    /// <summary>The most likely degrees of freedom of numbers that have mean zero and variance one, from 2.05 to 1000.</summary>
    /// <param name="errors">The numbers.</param>
    public static StudentErrors FittedTo(IReadOnlyList<double> errors) =>
        new(1 / BrentMinimum.Find(inverse => -LogLikelihood(errors, 1 / inverse), LeastInverse, MostInverse, Tolerance).Argument);

    static double LogLikelihood(IReadOnlyList<double> errors, double degreesOfFreedom)
    {
        var density = new StudentDensity(degreesOfFreedom);
        double sum = 0;
        foreach (double z in errors)
        {
            density.Evaluate(z * z, out double logDensity, out _, out _);
            sum += logDensity;
        }

        return sum;
    }

    internal static double MeanAbsoluteOf(double degreesOfFreedom) =>
        2 * Math.Sqrt((degreesOfFreedom - 2) / Math.PI) / (degreesOfFreedom - 1)
        * Math.Exp(SpecialFunctions.GammaLn((degreesOfFreedom + 1) / 2) - SpecialFunctions.GammaLn(degreesOfFreedom / 2));
}
