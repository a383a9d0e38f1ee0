using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>One of several isolated positions.</summary>
/// <param name="Name">Its name.</param>
/// <param name="EffectiveHits">Paths on which it fails, counted by what they tell: of importance sampling as many of equal weights would tell as much.</param>
/// <param name="Probability">Probability that it fails; left out where importance sampling has fewer than 100 effective hits of it.</param>
sealed record PositionMembers(string Name, double EffectiveHits, EstimateMembers? Probability)
{
    public static PositionMembers Of(PositionFailure position) => new(position.Name, position.EffectiveHits, position.Probability is { } probability ? EstimateMembers.Of(probability) : null);
}
