using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Accounts;

/// <summary>A European option on one asset, cash-settled at its expiry.</summary>
/// <param name="Name">The contract's name, unique within a market.</param>
/// <param name="Underlying">Name of the asset.</param>
/// <param name="Right">Call or put.</param>
/// <param name="Strike">Strike price in the numéraire, above zero.</param>
/// <param name="Expiry">Time to expiry in years from the valuation date, above zero.</param>
/// <param name="ImpliedVolatility">Volatility at which the option is marked, per square-root year, above zero.</param>
/// <param name="Rate">Discount rate of the mark per year, continuously compounded.</param>
/// <param name="DividendYield">Yield of the underlying per year, continuously compounded.</param>
public sealed record EuropeanOption(
    string Name,
    string Underlying,
    OptionRight Right,
    double Strike,
    double Expiry,
    double ImpliedVolatility,
    double Rate,
    double DividendYield)
{
    /// <summary>How the implied volatility moves along a path; null where it stays.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VolatilityDynamics? Dynamics { get; init; }
}
