namespace MonteCarloRisk.Domain.Protocols.Lending;

/// <summary>Owners who sell collateral and repay before they are liquidated, while the whole of it would pay their debt as the market stands.</summary>
/// <param name="Level">Health, threshold times collateral over debt at the oracle's price, below which they do, 1 or more.</param>
/// <param name="Target">Health that they come back to, at least the level.</param>
/// <param name="HalfLife">Seconds in which half of the way back is made, zero or more; zero where they repay at once.</param>
public sealed record DeRisking(double Level, double Target, double HalfLife);
