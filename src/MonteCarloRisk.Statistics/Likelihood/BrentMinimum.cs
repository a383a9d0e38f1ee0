namespace MonteCarloRisk.Statistics.Likelihood;

/// <summary>
/// The minimum of a function of one variable inside an interval: parabolas through three points, golden section where a parabola does not serve.
/// Source: R. Brent, Algorithms for Minimization without Derivatives, Prentice-Hall 1973, chapter 5. MathNet has golden section only, which takes four times the evaluations.
/// </summary>
public static class BrentMinimum
{
    const double Golden = 0.3819660112501051;
    const int MostSteps = 100;

    /// <summary>Finds the minimum.</summary>
    /// <param name="function">The function, finite or plus infinity within the interval.</param>
    /// <param name="lower">Lower end.</param>
    /// <param name="upper">Upper end.</param>
    /// <param name="tolerance">Distance from the minimum at which the search ends; below the square root of the rounding of the function it finds nothing more.</param>
    public static (double Argument, double Value) Find(Func<double, double> function, double lower, double upper, double tolerance)
    {
        double best = lower + Golden * (upper - lower), second = best, third = best;
        double bestValue = function(best), secondValue = bestValue, thirdValue = bestValue;
        double step = 0, before = 0;
        for (int k = 0; k < MostSteps; k++)
        {
            double middle = (lower + upper) / 2;
            if (Math.Abs(best - middle) <= 2 * tolerance - (upper - lower) / 2) break;
            double parabola = Math.Abs(before) > tolerance ? Vertex(best, second, third, bestValue, secondValue, thirdValue) : double.NaN;
            bool serves = Math.Abs(parabola - best) < Math.Abs(before) / 2 && parabola > lower && parabola < upper;
            if (serves)
            {
                before = step;
                step = parabola - best;
                if (parabola - lower < 2 * tolerance || upper - parabola < 2 * tolerance) step = Math.CopySign(tolerance, middle - best);
            }
            else
            {
                before = best < middle ? upper - best : lower - best;
                step = Golden * before;
            }

            double tried = best + (Math.Abs(step) >= tolerance ? step : Math.CopySign(tolerance, step));
            double value = function(tried);
            if (value <= bestValue)
            {
                if (tried < best) upper = best;
                else lower = best;
                (third, thirdValue, second, secondValue, best, bestValue) = (second, secondValue, best, bestValue, tried, value);
                continue;
            }

            if (tried < best) lower = tried;
            else upper = tried;
            if (value <= secondValue || second == best) (third, thirdValue, second, secondValue) = (second, secondValue, tried, value);
            else if (value <= thirdValue || third == best || third == second) (third, thirdValue) = (tried, value);
        }

        return (best, bestValue);
    }

    // Where the parabola through three points has its lowest point; not a number where two of them are one.
    static double Vertex(double a, double b, double c, double fa, double fb, double fc)
    {
        double r = (a - b) * (fa - fc), q = (a - c) * (fa - fb);
        return a - ((a - c) * q - (a - b) * r) / (2 * (q - r));
    }
}
