using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace MonteCarloRisk.Margin.Tests.Curves;

/// <summary>
/// A borrower of one unit of a price that starts at 1 and follows geometric Brownian motion, by propagating the density of its log price from
/// date to date and taking out what falls below the requirement: the second method beside the simulation.
/// </summary>
internal sealed class BorrowerQuadrature(double mean, double deviation, double debt, int dates, int delay)
{
    private const int Nodes = 256;

    /// <summary>Probability that the account is breached on a date up to the last and is under water one delay later.</summary>
    public double InsolvencyProbability(double requirement)
    {
        double barrier = Math.Log((1 + requirement) * debt);
        double top = 8 * deviation * Math.Sqrt(dates);
        var alive = new GaussLegendreRule(barrier, top, Nodes);
        double[] density = new double[Nodes];
        double probability = Fallen(0, barrier);
        for (int i = 0; i < Nodes; i++) density[i] = Normal.PDF(mean, deviation, alive.GetAbscissa(i));
        for (int date = 2; date <= dates; date++)
        {
            double[] next = new double[Nodes];
            for (int from = 0; from < Nodes; from++)
            {
                double mass = alive.GetWeight(from) * density[from];
                if (mass < 1e-14) continue;
                probability += mass * Fallen(alive.GetAbscissa(from), barrier);
                for (int to = 0; to < Nodes; to++) next[to] += mass * Normal.PDF(alive.GetAbscissa(from) + mean, deviation, alive.GetAbscissa(to));
            }

            density = next;
        }

        return probability;
    }

    // From a log price today: below the barrier tomorrow, and below the debt one delay after that.
    private double Fallen(double logPrice, double barrier)
    {
        double delayed = Math.Sqrt(delay) * deviation;
        double lowest = logPrice + mean - (9 * deviation);
        if (lowest >= barrier) return 0;
        return GaussLegendreRule.Integrate(
            x => Normal.PDF(logPrice + mean, deviation, x) * Normal.CDF(delay * mean, delayed, Math.Log(debt) - x), lowest, barrier, 48);
    }
}
