namespace MonteCarloRisk.Simulation.Plans.Copulas;

/// <summary>
/// Inverts a tail probability that never rises: brackets the quantile in doubling steps and closes in on the logarithm of the tail by inverse quadratic interpolation,
/// with bisection wherever that is not safe (T. Chandrupatla, Advances in Engineering Software 28 (1997) 145). Of + - * / and our own logarithm.
/// </summary>
internal static class TailInversion
{
    private const double Tolerance = 2e-16;
    private const int MostSteps = 300;

    /// <summary>x with upper(x) = tail.</summary>
    /// <param name="upper">The tail probability.</param>
    /// <param name="tail">Its value, in (0, 1).</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="step">The first step, about the deviation of what is distributed.</param>
    public static double Of(Func<double, double> upper, double tail, double from, double step)
    {
        double target = HostMath.Log(tail);
        (double a, double fa) = (from, Excess(from));
        if (fa == 0) return a;
        double direction = fa > 0 ? step : -step;
        (double b, double fb) = (a + direction, Excess(a + direction));
        while (fa > 0 == fb > 0 && fb != 0)
        {
            direction *= 2;
            (a, fa) = (b, fb);
            (b, fb) = (b + direction, Excess(b + direction));
        }

        return Close(Excess, a, fa, b, fb, step);

        double Excess(double x) => HostMath.Log(upper(x)) - target;
    }

    private static double Close(Func<double, double> f, double a, double fa, double b, double fb, double scale)
    {
        double c = a;
        double fc = fa;
        double t = 0.5;
        for (int i = 0; i < MostSteps; i++)
        {
            double x = a + (t * (b - a));
            double fx = f(x);
            if (fx > 0 == fa > 0)
            {
                (c, fc) = (a, fa);
            }
            else
            {
                (c, fc, b, fb) = (b, fb, a, fa);
            }

            (a, fa) = (x, fx);
            double best = Math.Abs(fa) < Math.Abs(fb) ? a : b;
            double least = Tolerance * Math.Max(Math.Abs(best), scale);
            double share = least / Math.Abs(b - a);
            if (share > 0.5 || fa == 0 || fb == 0) return best;

            double xi = (a - b) / (c - b);
            double phi = (fa - fb) / (fc - fb);
            t = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
                ? (fa / (fb - fa) * (fc / (fb - fc))) + ((c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb)))
                : 0.5;
            t = Math.Min(1 - share, Math.Max(share, t));
        }

        return Math.Abs(fa) < Math.Abs(fb) ? a : b;
    }
}
