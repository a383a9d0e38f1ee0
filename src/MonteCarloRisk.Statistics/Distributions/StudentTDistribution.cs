using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace MonteCarloRisk.Statistics.Distributions;

/// <summary>
/// The standard Student t distribution of any positive number of degrees of freedom ν: density proportional to (1 + x^2 / ν)^(-(ν + 1) / 2).
/// MathNet's quantile is a search between -800 and 800, which the tails of few degrees of freedom leave.
/// </summary>
public static class StudentTDistribution
{
    const int MostSteps = 60;

    /// <summary>Logarithm of the density's constant: lnΓ((ν + d) / 2) - lnΓ(ν / 2) - d / 2 ln(π ν), in d dimensions.</summary>
    /// <param name="degrees">Degrees of freedom ν, above zero.</param>
    /// <param name="dimensions">Dimensions d, one or more.</param>
    public static double LogConstant(double degrees, int dimensions = 1) =>
        SpecialFunctions.GammaLn((degrees + dimensions) / 2) - SpecialFunctions.GammaLn(degrees / 2) - dimensions / 2.0 * Math.Log(Math.PI * degrees);

    /// <summary>Logarithm of the density at x.</summary>
    /// <param name="x">Where.</param>
    /// <param name="degrees">Degrees of freedom, above zero.</param>
    public static double LogDensity(double x, double degrees) => LogConstant(degrees) - (degrees + 1) / 2 * SmallArguments.LogOnePlus(x * x / degrees);

    /// <summary>P(X &lt;= x), to a relative 1e-8 in the lower tail, the accuracy of the incomplete beta function there is.</summary>
    /// <param name="x">Where.</param>
    /// <param name="degrees">Degrees of freedom, above zero.</param>
    public static double Cumulative(double x, double degrees)
    {
        double tail = LowerTail(-Math.Abs(x), degrees);
        return x <= 0 ? tail : 1 - tail;
    }

    /// <summary>The x with P(X &lt;= x) = p.</summary>
    /// <param name="p">Probability in (0, 1).</param>
    /// <param name="degrees">Degrees of freedom, above zero.</param>
    public static double Quantile(double p, double degrees) => p switch
    {
        0.5 => 0,
        > 0.5 => -LowerQuantile(1 - p, degrees),
        _ => LowerQuantile(p, degrees),
    };

    static double LowerTail(double x, double degrees)
    {
        double square = x * x;

        // Near zero the second argument of the other form is a rounding from 1; far from it the complement loses the tail.
        return square < 1
            ? (1 - SpecialFunctions.BetaRegularized(0.5, degrees / 2, square / (degrees + square))) / 2
            : SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + square)) / 2;
    }

    // Below zero the distribution function is convex: Newton from zero comes down to the quantile without a safeguard. In the tail its logarithm is
    // concave in log(-x), nearly straight, and Newton in those variables does the same from the normal's quantile, which is nearer to zero.
    static double LowerQuantile(double p, double degrees)
    {
        double constant = LogConstant(degrees);
        bool central = p > 0.1;
        double x = central ? 0 : Normal.InvCDF(0, 1, p);
        for (int k = 0; k < MostSteps; k++)
        {
            double cumulative = LowerTail(x, degrees);
            double density = Math.Exp(constant - (degrees + 1) / 2 * SmallArguments.LogOnePlus(x * x / degrees));
            double next = central
                ? x - (cumulative - p) / density
                : x * Math.Exp(Math.Min(Math.Log(cumulative / p) * cumulative / (density * -x), 100));
            if (Math.Abs(next - x) <= 1e-13 * Math.Abs(next)) return next;
            x = next;
        }

        return x;
    }
}
