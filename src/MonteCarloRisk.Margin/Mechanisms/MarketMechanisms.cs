using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Margin.Protocols.Cohorts;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Margin.Mechanisms;

/// <summary>What happens to a market's protocol when its mechanisms run on every path.</summary>
/// <param name="Dates">Dates on which they run, the last at the horizon.</param>
/// <param name="Insolvency">Probability of bad debt.</param>
/// <param name="Beyond">Probability of bad debt that the backstops do not cover.</param>
/// <param name="Liquidation">Probability that somebody is liquidated.</param>
/// <param name="Means">Means per path.</param>
/// <param name="BadDebt">The tail of the bad debt.</param>
/// <param name="Thresholds">The liquidation thresholds beside those that the margins are solved for.</param>
/// <param name="Failure">The first failing path event by event; empty where none was seen.</param>
/// <param name="Runs">The simulation.</param>
public sealed record MarketMechanisms(
    int Dates,
    Estimate Insolvency,
    Estimate Beyond,
    Estimate Liquidation,
    ProtocolMeans Means,
    IReadOnlyList<TailRisk> BadDebt,
    IReadOnlyList<MechanismThreshold> Thresholds,
    IReadOnlyList<MechanismEvent> Failure,
    StudyRuns Runs)
{
    /// <summary>What is to be known before these numbers are used, one line each.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>How the protocol stands today.</summary>
    public ProtocolStanding? Standing { get; init; }

    /// <summary>The tail of the collateral that borrowers lose in liquidations, at the market's price.</summary>
    public IReadOnlyList<TailRisk>? Liquidated { get; init; }

    /// <summary>What running in cohorts changes; null where each position runs by itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CohortError? Cohorts { get; init; }

    /// <summary>What its gas was fitted to; null where it is stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FittedGas? Gas { get; init; }
}
