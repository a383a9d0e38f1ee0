namespace MonteCarloRisk.Domain.Accounts;

/// <summary>A perpetual future on one asset, settled in the numéraire. Its equity is Units * (mark price - EntryPrice); funding that is due counts as cash.</summary>
/// <param name="Underlying">Name of the asset.</param>
/// <param name="Units">Units of the asset; negative when short.</param>
/// <param name="EntryPrice">Price at which profit and loss were last settled, in the numéraire, above zero.</param>
public sealed record PerpetualPosition(string Underlying, double Units, double EntryPrice);
