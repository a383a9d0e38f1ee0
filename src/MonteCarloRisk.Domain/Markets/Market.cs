using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Domain.Markets;

/// <summary>A market ready to be calibrated: what was fitted to its data, its rules, its accounts and its targets.</summary>
/// <param name="Name">The market's name.</param>
/// <param name="ValuationDate">The last day of the data used; day 0 of the simulation.</param>
/// <param name="Data">The data used and what was found in it.</param>
/// <param name="Model">The fitted model; its spots are the last prices.</param>
/// <param name="Rules">The margin rules in force.</param>
/// <param name="Contracts">The listed options.</param>
/// <param name="Accounts">The open accounts.</param>
/// <param name="Target">What is to be met.</param>
/// <param name="Simulation">How it is simulated.</param>
public sealed record Market(
    string Name,
    DateOnly ValuationDate,
    MarketDataSummary Data,
    PriceModel Model,
    MarginRules Rules,
    IReadOnlyList<EuropeanOption> Contracts,
    IReadOnlyList<MarginAccount> Accounts,
    SolvencyTarget Target,
    SimulationSettings Simulation)
{
    /// <summary>What stands behind the protocol.</summary>
    public ProtocolTerms Protocol { get; init; } = ProtocolTerms.Usual;

    /// <summary>The listed perpetuals.</summary>
    public IReadOnlyList<Perpetual> Perpetuals { get; init; } = [];

    /// <summary>What governance allows a change of the rules to be; null where nothing is said of it.</summary>
    public GovernanceLimits? Governance { get; init; }

    /// <summary>What sales cost; null where nothing is said of it, and close-outs have no slippage.</summary>
    public MarketLiquidity? Liquidity { get; init; }

    /// <summary>How its probabilities are estimated.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public MarketEstimator Estimator { get; init; } = new MarketEstimator.Crude();

    /// <summary>What else might have been fitted; null where the fitting error is not asked for.</summary>
    public ModelDraws? Draws { get; init; }

    /// <summary>Parameters of venues that it is compared with.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public VenueParameters Venues { get; init; } = VenueParameters.None;

    /// <summary>What else is asked of it.</summary>
    public RiskStudies Studies { get; init; } = RiskStudies.None;
}
