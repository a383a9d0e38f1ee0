using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MonteCarloRisk.Workloads;

namespace MonteCarloRisk.Peers.References;

/// <summary>The probability that one asset of <see cref="FirstPassageWork"/> is at its debt or below on one of the dates, by quadrature.</summary>
/// <remarks>
/// From a log price x above the barrier b with k dates to come, h(k, x) = N((b - x - m) / s) + integral from b of n((y - x - m) / s) / s h(k - 1, y) dy,
/// h(0, .) = 0; m and s are mean and standard deviation of the log return of a step. Gauss-Legendre on nodes much closer than s; the
/// integral ends where the start is out of reach.
/// </remarks>
static class FirstPassageProbability
{
    private const int Nodes = 400;
    private const double DeviationsAbove = 9;

    public static double OfOneAsset()
    {
        double step = FirstPassageWork.Horizon / FirstPassageWork.Steps;
        double deviation = FirstPassageWork.Volatility * Math.Sqrt(step);
        double mean = (FirstPassageWork.Drift * step) - (deviation * deviation / 2);
        double barrier = Math.Log(FirstPassageWork.DebtShare);
        double ceiling = DeviationsAbove * deviation * Math.Sqrt(FirstPassageWork.Steps);
        var rule = new GaussLegendreRule(barrier, ceiling, Nodes);
        double[] hit = new double[Nodes];

        double FromStart(double x)
        {
            double sum = Normal.CDF(0, deviation, barrier - x - mean);
            for (int node = 0; node < Nodes; node++) sum += rule.GetWeight(node) * Normal.PDF(0, deviation, rule.GetAbscissa(node) - x - mean) * hit[node];
            return sum;
        }

        for (int date = 1; date < FirstPassageWork.Steps; date++) hit = [.. Enumerable.Range(0, Nodes).Select(node => FromStart(rule.GetAbscissa(node)))];
        return FromStart(0);
    }
}
