namespace MonteCarloRisk.Domain.Protocols.Markets;

/// <summary>
/// How often collateral is pledged: what is pledged in all over what there is of it. Who loses a unit that others have pledged on takes it away from them too, so for each unit that a liquidation sells Velocity - 1 more are sold by others, a while later.
/// </summary>
/// <remarks>Source: M. Singh, Velocity of pledged collateral: analysis and implications, IMF working paper 11/256 (2011).</remarks>
/// <param name="Velocity">Pledges of a unit, one or more: one where nobody pledges on what was pledged to him.</param>
/// <param name="UnwindHalfLife">Seconds in which half of what others have to sell is sold, above zero.</param>
public sealed record CollateralVelocity(double Velocity, double UnwindHalfLife);
