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
    public static double Probability(double barrier, double drift, double deviation, int dates)
    {
        (double[] points, double[] weights) = Rule(barrier, Math.Abs(drift * dates) + (9 * deviation * Math.Sqrt(dates)));
        double[] density = [.. points.Select(x => Normal.PDF(drift, deviation, x))];
        double probability = Normal.CDF(drift, deviation, barrier);
        for (int date = 2; date <= dates; date++)
        {
            double[] next = new double[points.Length];
            for (int from = 0; from < points.Length; from++)
            {
                double mass = weights[from] * density[from];
                if (mass == 0) continue;

                probability += mass * Normal.CDF(points[from] + drift, deviation, barrier);
                for (int to = 0; to < points.Length; to++)
                {
                    double z = (points[to] - points[from] - drift) / deviation;
                    if (Math.Abs(z) < 38) next[to] += mass * Math.Exp(-z * z / 2) / (deviation * Math.Sqrt(2 * Math.PI));
                }
            }

            density = next;
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
