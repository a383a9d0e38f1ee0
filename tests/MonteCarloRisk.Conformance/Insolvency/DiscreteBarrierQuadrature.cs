using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>
/// The probability that a Brownian motion with drift is at or below a barrier on one of several dates, by carrying its density above the barrier
/// from date to date with Gauss-Legendre quadrature; right to ten digits relatively also where it is small, since only sums of positive numbers are formed.
/// </summary>
internal static class DiscreteBarrierQuadrature
{
    private const int Panels = 80;
    private const int Order = 12;

    /// <param name="barrier">The barrier, below zero where the motion begins.</param>
    /// <param name="drift">Drift over a step.</param>
    /// <param name="deviation">Standard deviation over a step.</param>
    /// <param name="dates">Number of dates.</param>
    public static double Probability(double barrier, double drift, double deviation, int dates) =>
        Probability(barrier, Math.Abs(drift * dates) + (9 * deviation * Math.Sqrt(dates)), x => Normal.PDF(drift, deviation, x), x => Normal.CDF(drift, deviation, x), dates);

    /// <summary>The same of a motion whose steps have a given law.</summary>
    /// <param name="barrier">The barrier, below zero where the motion begins.</param>
    /// <param name="top">From where the motion does not come back.</param>
    /// <param name="density">Density of a step, as wide as a fortieth of the range or wider.</param>
    /// <param name="cumulative">Its integral.</param>
    /// <param name="dates">Number of dates.</param>
    public static double Probability(double barrier, double top, Func<double, double> density, Func<double, double> cumulative, int dates)
    {
        (double[] points, double[] weights) = Rule(barrier, top);
        double[] standing = [.. points.Select(density)];
        double probability = cumulative(barrier);
        double[] falls = [.. points.Select(x => cumulative(barrier - x))];
        double[,] moves = new double[points.Length, points.Length];
        if (dates > 2)
        {
            for (int from = 0; from < points.Length; from++)
            {
                for (int to = 0; to < points.Length; to++) moves[from, to] = density(points[to] - points[from]);
            }
        }

        for (int date = 2; date <= dates; date++)
        {
            double[] next = new double[points.Length];
            for (int from = 0; from < points.Length; from++)
            {
                double mass = weights[from] * standing[from];
                if (mass == 0) continue;

                probability += mass * falls[from];
                for (int to = 0; date < dates && to < points.Length; to++) next[to] += mass * moves[from, to];
            }

            standing = next;
        }

        return probability;
    }

    private static (double[] Points, double[] Weights) Rule(double barrier, double top)
    {
        double[] points = new double[Panels * Order];
        double[] weights = new double[points.Length];
        double width = (top - barrier) / Panels;
        for (int panel = 0; panel < Panels; panel++)
        {
            var rule = new GaussLegendreRule(barrier + (panel * width), barrier + ((panel + 1) * width), Order);
            for (int k = 0; k < Order; k++)
            {
                points[(panel * Order) + k] = rule.Abscissas[k];
                weights[(panel * Order) + k] = rule.Weights[k];
            }
        }

        return (points, weights);
    }
}
