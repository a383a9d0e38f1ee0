using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Margin.Tails;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>What a delegate compares: the protocol under one set of rules.</summary>
/// <param name="Name">What the rules are, such as "change nothing".</param>
/// <param name="Rules">The rules.</param>
/// <param name="InsolvencyProbability">Probability that the protocol has bad debt.</param>
/// <param name="ExpectedBadDebt">Mean bad debt in the numéraire.</param>
/// <param name="Tail">The tail of the bad debt and of what is liquidated.</param>
/// <param name="RequiredEquity">Capital that the rules tie up today, in the numéraire.</param>
/// <param name="Breached">Accounts that are healthy today under the rules in force and would be breached under these at once.</param>
/// <param name="BreachedExposure">Their debt and short notional, in the numéraire.</param>
/// <param name="Tighter">Parameters that ask more of an account than those in force.</param>
/// <param name="Looser">Parameters that ask less.</param>
public sealed record RuleSetOutcome(
    string Name,
    MarginRules Rules,
    Estimate InsolvencyProbability,
    Estimate ExpectedBadDebt,
    ProtocolLossTail? Tail,
    double RequiredEquity,
    int Breached,
    double BreachedExposure,
    int Tighter,
    int Looser);
