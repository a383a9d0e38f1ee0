using MathNet.Numerics.Distributions;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Black;

/// <summary>
/// The inverse s of b(x, s) = β. The price has one inflection, at s = sqrt(2|x|), which parts two regions. A rational quadratic through the ends of
/// a region, with the exact slopes there, gives the first value; steps of Householder's method of fourth order on a function that is nearly linear in
/// the region give the rest: 1 / (ln b - constant) below the inflection, ln b above it up to half the highest price, ln(e^(x/2) - b) beyond. Every step stays within
/// a bracket of the root. The ideas are those of P. Jäckel, <i>Let's be rational</i>, Wilmott 75 (2015) 40.
/// </summary>
static class NormalisedVolatility
{
    const int MostSteps = 60;

    /// <summary>s with b(x, s) = β, and the number of steps taken.</summary>
    /// <param name="x">At most zero.</param>
    /// <param name="price">β, above zero and below e^(x/2).</param>
    public static (double Value, int Steps) Of(double x, double price)
    {
        double inflection = Math.Sqrt(-2 * x);
        double atInflection = NormalisedBlack.Price(x, inflection);
        double most = Math.Exp(0.5 * x);
        return price < atInflection
            ? Solve(new LowerObjective(x, price, Offset(x, atInflection)), LowerGuess(x, price, inflection, Offset(x, atInflection)), 0, inflection)
            : price < 0.5 * most
                ? Solve(new MiddleObjective(x, price), UpperGuess(x, price, inflection, atInflection, most), inflection, double.PositiveInfinity)
                : Solve(new UpperObjective(x, price, most), UpperGuess(x, price, inflection, atInflection, most), inflection, double.PositiveInfinity);
    }

    static (double Value, int Steps) Solve<TObjective>(TObjective objective, double guess, double lower, double upper)
        where TObjective : struct, INormalisedObjective
    {
        double s = guess;
        for (int step = 1; step <= MostSteps; step++)
        {
            (double newton, double second, double third) = objective.At(s);
            // The price rises with s, and the sign of Newton's step tells on which side the root is.
            if (newton > 0) lower = s;
            else upper = s;
            double change = newton * (1 + (0.5 * second * newton)) / (1 + (newton * (second + (third * newton / 6))));
            // Far from the root the correction may turn the step round; Newton's own direction is right there.
            if (!(change * newton >= 0)) change = newton;
            double next = s + change;
            if (!(next >= lower && next <= upper)) next = double.IsInfinity(upper) ? 2 * s : 0.5 * (lower + upper);
            if (Math.Abs(next - s) <= 2e-16 * s || next == s) return (next, step);
            // The step after one this small is below rounding: its order is four.
            if (Math.Abs(next - s) <= 1e-5 * s && Math.Abs(change) <= 1e-5 * s) return (Polish(objective, next), step + 1);
            s = next;
        }

        return (s, MostSteps);
    }

    static double Polish<TObjective>(TObjective objective, double s)
        where TObjective : struct, INormalisedObjective
    {
        (double newton, _, _) = objective.At(s);
        return Math.Abs(newton) <= 1e-4 * s ? s + newton : s;
    }

    // Of the logarithm, so that what is left is -|x|/4 - 1 at the inflection: -x²/(2s²) is -|x|/4 there, and the one keeps the reciprocal within bounds.
    static double Offset(double x, double atInflection) => Math.Log(atInflection) + 1 - (0.25 * x);

    // s² against 1 / (ln b - offset): both are zero together, where the slope is -x²/2.
    static double LowerGuess(double x, double price, double inflection, double offset)
    {
        double difference = MillsRatio.Difference(x / inflection, 0.5 * inflection);
        double log = NormalisedBlack.LogPrice(x, inflection, difference) - offset;
        double slope = -2 * inflection * log * log * difference;
        double square = RationalQuadratic(1 / (Math.Log(price) - offset), 1 / log, inflection * inflection, slope, 0, 0, -0.5 * x * x);
        return square > 0 ? Math.Sqrt(square) : 0.5 * inflection;
    }

    // Φ(-s/2) against b: at the highest price it is zero with the slope -1/2; for x = 0 it is a straight line.
    static double UpperGuess(double x, double price, double inflection, double atInflection, double most)
    {
        double slope = -0.5 * Math.Exp(-0.25 * x);
        double tail = RationalQuadratic(price, atInflection, NormalisedBlack.Distribution(-0.5 * inflection), slope, most, 0, -0.5);
        double guess = tail is > 0 and < 0.5 ? -2 * Normal.InvCDF(0, 1, tail) : inflection;
        return guess > inflection ? guess : inflection > 0 ? inflection : double.Epsilon;
    }

    // Monotone through two points with given slopes: J. A. Gregory, R. Delbourgo, Piecewise rational quadratic interpolation to monotonic data,
    // IMA Journal of Numerical Analysis 2 (1982) 123.
    static double RationalQuadratic(double at, double x0, double y0, double slope0, double x1, double y1, double slope1)
    {
        double width = x1 - x0, secant = (y1 - y0) / width, u = (at - x0) / width;
        if (!(secant != 0)) return y0;
        double within = u * (1 - u);
        return y0 + ((y1 - y0) * ((secant * u * u) + (slope0 * within)) / (secant + ((slope0 + slope1 - (2 * secant)) * within)));
    }
}
