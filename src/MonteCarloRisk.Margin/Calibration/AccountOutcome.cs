using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>What happens to one account under one set of rules.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Equity">Equity today in the numéraire.</param>
/// <param name="Exposure">Debt plus short notional today in the numéraire.</param>
/// <param name="BreachProbability">Probability that the maintenance rule is breached within the horizon.</param>
/// <param name="MeanBreachDay">Mean day of the breach among the paths that breach; null where none does.</param>
/// <param name="InsolvencyProbability">Probability that the account is insolvent at close-out.</param>
/// <param name="ExpectedLoss">Mean loss left at close-out, in the numéraire.</param>
/// <param name="RequiredMaintenance">The account's own requirement (equity over exposure) for the target; null where not resolved.</param>
public sealed record AccountOutcome(
    string Account,
    double Equity,
    double Exposure,
    Estimate BreachProbability,
    double? MeanBreachDay,
    Estimate InsolvencyProbability,
    Estimate ExpectedLoss,
    Estimate? RequiredMaintenance);
