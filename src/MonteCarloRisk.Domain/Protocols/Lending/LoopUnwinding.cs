namespace MonteCarloRisk.Domain.Protocols.Lending;

/// <summary>How the owner of a leverage loop takes it back: while borrowing costs more than the collateral yields, debt and collateral fall by half in a half-life.</summary>
/// <param name="StakingYield">What the collateral yields a year in the asset owed, zero or more. The price's own drift holds it; this is what the owner compares with.</param>
/// <param name="HalfLife">Seconds in which half of it is taken back, above zero.</param>
public sealed record LoopUnwinding(double StakingYield, double HalfLife);
