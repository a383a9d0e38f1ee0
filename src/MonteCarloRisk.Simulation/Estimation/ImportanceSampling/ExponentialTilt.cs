using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>Outcomes of probability proportional to exp(c feature): the law of a given mean of the feature that is closest to the model's.</summary>
internal static class ExponentialTilt
{
    // exp of what the most likely outcome is above the least.
    private const double LargestExponent = 50;
    private const int Halvings = 60;

    /// <summary>The tilt.</summary>
    /// <param name="feature">By outcome.</param>
    /// <param name="mean">Mean of the feature; one beyond its range is taken as near to it as the bound of c allows.</param>
    public static OutcomeTilt Of(IReadOnlyList<double> feature, double mean)
    {
        double range = feature.Max() - feature.Min();
        if (!(range > 0)) return OutcomeTilt.None(feature.Count);

        double low = -LargestExponent / range;
        double high = -low;
        for (int halving = 0; halving < Halvings; halving++)
        {
            double middle = (low + high) / 2;
            double[] probabilities = Probabilities(feature, middle);
            double reached = 0;
            for (int outcome = 0; outcome < feature.Count; outcome++) reached = Math.FusedMultiplyAdd(probabilities[outcome], feature[outcome], reached);
            if (reached < mean) low = middle;
            else high = middle;
        }

        return OutcomeTilt.Of(Probabilities(feature, (low + high) / 2));
    }

    private static double[] Probabilities(IReadOnlyList<double> feature, double exponent)
    {
        double greatest = feature.Max(one => exponent * one);
        double[] weights = [.. feature.Select(one => Double1.Exp(new Double1((exponent * one) - greatest)).Value)];
        double sum = 0;
        foreach (double weight in weights) sum += weight;
        return [.. weights.Select(weight => weight / sum)];
    }
}
