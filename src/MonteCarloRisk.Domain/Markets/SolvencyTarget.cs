using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Markets;

/// <summary>The probabilities that the margins are solved for.</summary>
/// <param name="InsolvencyProbability">Largest probability, within the horizon, that an account is insolvent at close-out; in (0, 1).</param>
/// <param name="BreachProbability">Largest probability, within the horizon, that an account opened at the loan-to-value is liquidated at all; in (0, 1).</param>
/// <param name="ConfidenceLevel">Level of every interval, in (0, 1).</param>
/// <param name="Horizon">Whole days over which breaches count, one or more.</param>
public sealed record SolvencyTarget(double InsolvencyProbability, double BreachProbability, double ConfidenceLevel, int Horizon)
{
    /// <summary>Largest probability, within the horizon plus one liquidation delay, that bad debt is beyond the insurance fund, for which the size of the fund is told; in (0, 1). Null where it is not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? BeyondBackstopProbability { get; init; }

    /// <summary>Hits expected at a target below which a simulation does not resolve it: the interval of 20 hits is about +-45% wide.</summary>
    public const int MinimumHits = 20;
}
