using MathNet.Numerics.Random;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Distributions;

namespace MonteCarloRisk.Calibration.Tails;

/// <summary>How well a generalized Pareto describes the excesses: the distances of Cramér and von Mises and of Anderson and Darling, and how often chance alone gives larger ones.</summary>
/// <remarks>
/// With z(i) the fitted probabilities in rising order: W^2 = 1 / (12 k) + Σ (z(i) - (2 i - 1) / (2 k))^2, A^2 = -k - 1 / k Σ (2 i - 1)(ln z(i) + ln(1 - z(k + 1 - i))).
/// The p-values are of the parametric bootstrap: samples of the fitted tail are fitted anew, so that the loss of freedom by fitting is in them; published tables (V. Choulakian,
/// M. Stephens, Technometrics 43 (2001) 478) hold the same numbers for a few shapes. A p-value is (larger + 1) / (samples + 1).
/// </remarks>
/// <param name="CramerVonMises">W^2.</param>
/// <param name="CramerVonMisesProbability">Probability that chance gives a larger W^2.</param>
/// <param name="AndersonDarling">A^2, which weighs the ends.</param>
/// <param name="AndersonDarlingProbability">Probability that chance gives a larger A^2.</param>
/// <param name="Samples">Number of bootstrap samples.</param>
/// <param name="Source">Where the p-values come from.</param>
public sealed record TailGoodnessOfFit(
    double CramerVonMises,
    Estimate CramerVonMisesProbability,
    double AndersonDarling,
    Estimate AndersonDarlingProbability,
    int Samples,
    string Source)
{
    /// <summary>Tests a fit.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="samples">Number of bootstrap samples, such as 999.</param>
    /// <param name="seed">Seed of the samples.</param>
    public static TailGoodnessOfFit Of(GeneralizedParetoFit fit, int samples, int seed)
    {
        (double cramer, double anderson) = Distances([.. fit.Excesses], fit.Shape.Value, fit.Scale.Value);
        double[] uniforms = new MersenneTwister(seed).NextDoubles(samples * fit.Exceedances);
        var larger = new (bool Cramer, bool Anderson)[samples];
        Parallel.For(0, samples, sample =>
        {
            var excesses = new double[fit.Exceedances];
            for (int k = 0; k < excesses.Length; k++) excesses[k] = GeneralizedPareto.UnitExcess(1 - uniforms[sample * excesses.Length + k], fit.Shape.Value);
            (double shape, double scale, _) = new GeneralizedParetoLikelihood(excesses).Maximise(GeneralizedParetoFit.LowestShape, GeneralizedParetoFit.HighestShape);
            (double w, double a) = Distances(excesses, shape, scale);
            larger[sample] = (w >= cramer, a >= anderson);
        });
        return new TailGoodnessOfFit(
            cramer, Probability(larger.Count(pair => pair.Cramer)), anderson, Probability(larger.Count(pair => pair.Anderson)), samples, $"parametric bootstrap of {samples} samples, seed {seed}");

        Estimate Probability(int count) =>
            BinomialProportion.Estimate(count, samples, fit.Shape.Interval.Level, "parametric bootstrap") with { Value = (count + 1.0) / (samples + 1) };
    }

    /// <summary>W^2 and A^2 of excesses under a generalized Pareto.</summary>
    internal static (double CramerVonMises, double AndersonDarling) Distances(double[] excesses, double shape, double scale)
    {
        double[] sorted = [.. excesses.Order()];
        int count = sorted.Length;
        double cramer = 1.0 / (12 * count), anderson = -count;
        for (int i = 0; i < count; i++)
        {
            double z = Within(GeneralizedPareto.Cumulative(sorted[i], shape, scale));
            double fromAbove = Within(GeneralizedPareto.Cumulative(sorted[count - 1 - i], shape, scale));
            double distance = z - (2 * i + 1) / (2.0 * count);
            cramer += distance * distance;
            anderson -= (2 * i + 1) * (Math.Log(z) + Math.Log(1 - fromAbove)) / count;
        }

        return (cramer, anderson);
    }

    // A distribution that ends at the largest excess gives it the probability 1.
    static double Within(double probability) => Math.Clamp(probability, 1e-16, 1 - 1e-16);
}
