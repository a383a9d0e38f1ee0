namespace MonteCarloRisk.Domain.Protocols.Liquidations;

/// <summary>A later stage of liquidation.</summary>
/// <param name="When">When it takes over from the stage before it.</param>
/// <param name="Liquidation">How it liquidates.</param>
public sealed record LiquidationStage(StageCondition When, LiquidationMechanism Liquidation);
