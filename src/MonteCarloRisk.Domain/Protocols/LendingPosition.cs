namespace MonteCarloRisk.Domain.Protocols;

/// <summary>Collateral of one asset against debt in the numéraire: a vault, or a cohort of vaults alike.</summary>
/// <param name="Name">Its name, unique in the protocol.</param>
/// <param name="Asset">The collateral.</param>
/// <param name="Units">Units of collateral, above zero.</param>
/// <param name="Debt">Debt today, above zero.</param>
public sealed record LendingPosition(string Name, string Asset, double Units, double Debt);
