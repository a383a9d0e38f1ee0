namespace MonteCarloRisk.Domain.Accounts;

/// <summary>An account: collateral against debt and option positions.</summary>
/// <param name="Name">The account's name, unique within a market.</param>
/// <param name="Collateral">Units of each asset held, zero or more, by asset name.</param>
/// <param name="Debt">Debt in the numéraire, zero or more.</param>
/// <param name="Options">Contracts held by option name; negative when written (short).</param>
public sealed record MarginAccount(
    string Name,
    IReadOnlyDictionary<string, double> Collateral,
    double Debt,
    IReadOnlyDictionary<string, double> Options);
