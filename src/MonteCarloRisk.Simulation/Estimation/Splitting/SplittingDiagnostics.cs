using MonteCarloRisk.Domain;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Estimation.Splitting;

/// <summary>Whether the groups of a splitting run can carry an interval: their estimates are independent, many are zero, and some are large.</summary>
/// <param name="Hits">Groups with an insolvent particle.</param>
/// <param name="EffectiveHits">(sum of estimates)^2 / sum of squared estimates over these: equal ones have as many as hits.</param>
/// <param name="LargestShare">Largest estimate of a group over their sum, or up to a quarter more: estimates are kept in buckets.</param>
public sealed record SplittingDiagnostics(long Hits, double EffectiveHits, double LargestShare)
{
    /// <summary>Refuses groups that carry no interval, by the bounds of <see cref="WeightDiagnostics"/>.</summary>
    /// <param name="groups">Number of groups.</param>
    /// <exception cref="InputException">They do not; the message says what would help.</exception>
    public void Refuse(long groups)
    {
        if (Refusal(groups) is { } refusal) throw refusal;
    }

    /// <summary>Why the groups carry no interval, and what would help; null where they do.</summary>
    /// <param name="groups">Number of groups.</param>
    public InputException? Refusal(long groups)
    {
        if (EffectiveHits < WeightDiagnostics.FewestEffectiveHits)
        {
            return new InputException(
                "simulation",
                FormattableString.Invariant($"{groups} groups of particles hold {EffectiveHits:0.#} effective insolvent ones by splitting, and an interval needs {WeightDiagnostics.FewestEffectiveHits}; ")
                + (Hits == 0 ? "more paths may find some" : FormattableString.Invariant($"{groups * WeightDiagnostics.FewestEffectiveHits / EffectiveHits * 1.2:0} paths would hold them")));
        }

        if (LargestShare > WeightDiagnostics.LargestShare)
        {
            return new InputException(
                "simulation",
                FormattableString.Invariant($"one group of particles is {LargestShare:P1} of the estimate by splitting, and an interval stands {WeightDiagnostics.LargestShare:P0}: insolvency comes by moves too large to be split, or too few groups tell of them; more paths, importance sampling or crude simulation would help"));
        }

        return null;
    }
}
