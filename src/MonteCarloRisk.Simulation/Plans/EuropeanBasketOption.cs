using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>A European option on a basket of assets, or on one.</summary>
/// <param name="Right">Call or put.</param>
/// <param name="Aggregation">How the weighted prices become one number.</param>
/// <param name="Weights">Weight of each asset; negative for the short leg of a spread.</param>
/// <param name="Strike">Strike in the numéraire.</param>
/// <param name="Expiry">Time to expiry in years, zero or more.</param>
public sealed record EuropeanBasketOption(OptionRight Right, BasketAggregation Aggregation, IReadOnlyList<double> Weights, double Strike, double Expiry);
