using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Statistics.Tests.Tails;

/// <summary>Losses drawn from another law with their likelihood ratios, added up above edges a ratio apart, as paths add them.</summary>
static class WeightedSamples
{
    public static WeightedTail Tail(IEnumerable<(double Loss, double Weight)> losses, long samples, double lowest, double highest, double ratio)
    {
        double[] edges = [.. Enumerable.Range(0, 1 + (int)Math.Ceiling(Math.Log(highest / lowest) / Math.Log(ratio))).Select(edge => lowest * Math.Pow(ratio, edge))];
        double[] weights = new double[edges.Length];
        double[] squares = new double[edges.Length];
        foreach ((double loss, double weight) in losses)
        {
            // The last edge below the loss.
            int edge = Array.BinarySearch(edges, loss);
            edge = (edge < 0 ? ~edge : edge) - 1;
            if (edge < 0) continue;
            weights[edge] += weight;
            squares[edge] += weight * weight;
        }

        for (int edge = edges.Length - 2; edge >= 0; edge--)
        {
            weights[edge] += weights[edge + 1];
            squares[edge] += squares[edge + 1];
        }

        return new WeightedTail(edges, weights, squares, samples, LossesOfPath.One);
    }
}
