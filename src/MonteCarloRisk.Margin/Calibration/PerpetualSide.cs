using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>What one side of a perpetual requires.</summary>
/// <param name="Contract">Name of the perpetual.</param>
/// <param name="Side">Long or short.</param>
/// <param name="Maintenance">
/// The maintenance margin: what the worst placed trader, who stands at it and is breached when the price first moves against it, loses by its close-out with the target's probability, as a fraction
/// of the notional. Its curve is the probability of insolvency against the maintenance margin.
/// </param>
/// <param name="Initial">The initial margin from which the maintenance margin recommended is reached within the horizon with the breach target's probability; null where not resolved.</param>
/// <param name="CurrentBreachProbability">A trader who opens at the initial margin in force.</param>
/// <param name="RecommendedBreachProbability">The same under the recommended rules.</param>
/// <param name="CurrentInsolvencyProbability">The worst placed trader under the rules in force.</param>
/// <param name="RecommendedInsolvencyProbability">The same under the recommended rules.</param>
public sealed record PerpetualSide(
    string Contract,
    PositionSide Side,
    RequirementSolution Maintenance,
    Estimate? Initial,
    Estimate CurrentBreachProbability,
    Estimate RecommendedBreachProbability,
    Estimate CurrentInsolvencyProbability,
    Estimate RecommendedInsolvencyProbability);
