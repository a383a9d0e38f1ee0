namespace MonteCarloRisk.Domain.Protocols.Backstops;

/// <summary>Stakers who leave while their token has fallen, after a notice.</summary>
/// <param name="Fall">Fall of the token's market price since the start beyond which they give notice, in (0, 1).</param>
/// <param name="HalfLife">Seconds in which half of those who stay have given notice, above zero.</param>
/// <param name="Cooldown">Seconds between notice and leaving, zero or more; until then they are slashed.</param>
public sealed record StakeRun(double Fall, double HalfLife, double Cooldown);
