using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>Whether the weights of importance sampling can carry an interval.</summary>
/// <remarks>
/// Three signs of a tilt that misses how the event happens: few paths that count, one path that counts for many, and a mean of the likelihood ratio
/// that is not one. Source: A. Owen, <i>Monte Carlo theory, methods and examples</i>, 2013, section 9.3.
/// </remarks>
/// <param name="Hits">Number of paths with the event.</param>
/// <param name="EffectiveHits">(sum of weights)^2 / sum of squared weights over these: equal weights have as many as hits.</param>
/// <param name="LargestWeightShare">Largest weight over the sum of weights, or up to a quarter more: weights are kept in buckets.</param>
/// <param name="LikelihoodRatio">Mean of the likelihood ratio over all paths, which is one.</param>
public sealed record WeightDiagnostics(long Hits, double EffectiveHits, double LargestWeightShare, Estimate LikelihoodRatio)
{
    /// <summary>The fewest effective hits that carry an interval: a relative standard error of a tenth.</summary>
    public const double FewestEffectiveHits = 100;

    /// <summary>The largest share of one path that an interval stands.</summary>
    public const double LargestShare = 0.02;

    /// <summary>Standard errors of the mean likelihood ratio from one that are no chance: one in 10^6.</summary>
    public const double FarthestRatio = 4.9;

    /// <summary>Refuses weights that carry no interval.</summary>
    /// <param name="paths">Number of paths.</param>
    /// <exception cref="InputException">They do not; the message says what would help.</exception>
    public void Refuse(long paths)
    {
        if (EffectiveHits < FewestEffectiveHits)
        {
            throw new InputException(
                "simulation",
                FormattableString.Invariant($"{paths} paths hold {EffectiveHits:0.#} effective insolvent paths by importance sampling, and an interval needs {FewestEffectiveHits}; ")
                + (Hits == 0 ? "more paths may find some" : FormattableString.Invariant($"{paths * FewestEffectiveHits / EffectiveHits * 1.2:0} paths would hold them")));
        }

        if (LargestWeightShare > LargestShare)
        {
            throw new InputException(
                "simulation",
                FormattableString.Invariant($"one path is {LargestWeightShare:P1} of the estimate by importance sampling, and an interval stands {LargestShare:P0}: the tilt misses a way to insolvency; more paths, a larger defensiveShare or crude simulation would help"));
        }

        double distance = Math.Abs(LikelihoodRatio.Value - 1);
        if (distance > FarthestRatio * LikelihoodRatio.StandardError && distance > 1e-6)
        {
            throw new InputException(
                "simulation",
                FormattableString.Invariant($"the mean likelihood ratio is {LikelihoodRatio.Value:0.#####} with standard error {LikelihoodRatio.StandardError:0.#####} where it must be 1: the weights are wrong, or too few paths tell of them; a larger defensiveShare or crude simulation would help"));
        }
    }
}
