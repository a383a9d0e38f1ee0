using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Accounts;

/// <summary>An account: cash and collateral against debt, options and perpetuals.</summary>
/// <param name="Name">The account's name, unique within a market.</param>
/// <param name="Collateral">Units of each asset held, zero or more, by asset name.</param>
/// <param name="Debt">Debt in the numéraire, zero or more.</param>
/// <param name="Options">Contracts held by option name; negative when written (short).</param>
public sealed record MarginAccount(
    string Name,
    IReadOnlyDictionary<string, double> Collateral,
    double Debt,
    IReadOnlyDictionary<string, double> Options)
{
    /// <summary>Cash in the numéraire, zero or more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double Cash { get; init; }

    /// <summary>Positions in perpetuals by contract name.</summary>
    public IReadOnlyDictionary<string, PerpetualPosition> Perpetuals { get; init; } = new Dictionary<string, PerpetualPosition>();
}
