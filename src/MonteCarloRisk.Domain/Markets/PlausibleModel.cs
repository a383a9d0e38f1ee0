using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Domain.Markets;

/// <summary>A model that a market might have.</summary>
/// <param name="Name">Its name, such as "filtered history".</param>
/// <param name="IsOwn">Whether it is the market's own.</param>
/// <param name="Model">The model as fitted; null where it could not be.</param>
/// <param name="Contracts">The listed options, those without an implied volatility marked at the model's; empty where it could not be fitted.</param>
/// <param name="Refusal">Why it could not be fitted, in one line; empty where it was.</param>
/// <param name="BackTest">What its back-test says.</param>
/// <param name="BackTestDetail">The exceptions by asset, or why there is no back-test.</param>
public sealed record PlausibleModel(
    string Name, bool IsOwn, PriceModel? Model, IReadOnlyList<EuropeanOption> Contracts, string Refusal, BackTestVerdict BackTest, string BackTestDetail);
