using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.Protocols;
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
    StudyRuns Runs);
