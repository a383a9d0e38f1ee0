using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace MonteCarloRisk.Statistics.Likelihood;

/// <summary>
/// One parameter at a time: its log-likelihood with all others at their best. The interval holds the values whose profile is within half the quantile of
/// chi-square with one degree of freedom of the maximum (S. Wilks, Annals of Mathematical Statistics 9 (1938) 60).
/// </summary>
public static class ProfileLikelihood
{
    const double RelativeStep = 1e-3;

    /// <summary>The maximum over an interval: the best of a few equally spaced points, refined around it.</summary>
    /// <param name="profile">The profile log-likelihood.</param>
    /// <param name="lower">Lower end.</param>
    /// <param name="upper">Upper end.</param>
    /// <param name="points">Points of the first look, 3 or more.</param>
    /// <param name="tolerance">Distance from the maximum at which the search ends.</param>
    public static (double Argument, double LogLikelihood) Maximise(Func<double, double> profile, double lower, double upper, int points, double tolerance)
    {
        double spacing = (upper - lower) / (points - 1);
        double best = lower, most = double.NegativeInfinity;
        for (int k = 0; k < points; k++)
        {
            double at = k == points - 1 ? upper : lower + k * spacing;
            double value = profile(at);
            if (value > most) (best, most) = (at, value);
        }

        (double argument, double negative) = BrentMinimum.Find(x => -profile(x), Math.Max(lower, best - spacing), Math.Min(upper, best + spacing), tolerance);
        return -negative > most ? (argument, -negative) : (best, most);
    }

    /// <summary>An estimate with its profile interval, cut at the ends of the parameter's range.</summary>
    /// <remarks>The standard error is the one of the curvature at the maximum; where the maximum lies at an end, the half-width of the interval over the normal quantile.</remarks>
    /// <param name="profile">The profile log-likelihood.</param>
    /// <param name="value">Where its maximum is.</param>
    /// <param name="maximum">Its maximum.</param>
    /// <param name="lower">Lower end of the range.</param>
    /// <param name="upper">Upper end of the range.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="samples">Number of observations.</param>
    /// <param name="method">How the value was found.</param>
    public static Estimate Around(Func<double, double> profile, double value, double maximum, double lower, double upper, double level, long samples, string method)
    {
        double drop = ChiSquared.InvCDF(1, level) / 2;
        double left = End(profile, value, lower, maximum - drop), right = End(profile, value, upper, maximum - drop);
        double z = SampleMean.NormalQuantile(level);
        double step = RelativeStep * (right - left);
        bool inside = value - step > lower && value + step < upper && step > 0;
        double curvature = inside ? (2 * maximum - profile(value - step) - profile(value + step)) / (step * step) : 0;
        double standardError = curvature > 0 ? 1 / Math.Sqrt(curvature) : (right - left) / 2 / z;
        return new Estimate(value, standardError, new ConfidenceInterval(left, right, level), samples, $"{method}, profile likelihood");
    }

    // The end of the range, or where the profile falls to a height on the way there.
    static double End(Func<double, double> profile, double from, double end, double height)
    {
        if (from == end || profile(end) >= height) return end;
        return Brent.TryFindRoot(x => profile(x) - height, Math.Min(from, end), Math.Max(from, end), 1e-7 * Math.Abs(end - from), 100, out double root) ? root : end;
    }
}
