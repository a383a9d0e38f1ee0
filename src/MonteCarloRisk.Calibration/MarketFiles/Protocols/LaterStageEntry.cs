using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A later stage of liquidation, as a file says it.</summary>
[Description("A later stage of liquidation: what it takes over, and how it liquidates. An auction that it takes over is cancelled: lot and uncovered debt come back to the position, without the penalty.")]
public sealed record LaterStageEntry
{
    /// <summary>When it takes over.</summary>
    [Description("When it takes a position over that is unhealthy, in the stage before it.")]
    public required StageConditionEntry When { get; init; }

    /// <summary>How it liquidates.</summary>
    [Description("How it liquidates.")]
    public required LiquidationEntry Liquidation { get; init; }

    internal LiquidationStage ToStage(double liquidationThreshold, JsonPlace place) => new(
        (When ?? throw place.Member("when").Refuse(null, "an object is needed")).ToCondition(place.Member("when")),
        (Liquidation ?? throw place.Member("liquidation").Refuse(null, "an object is needed")).ToMechanism(liquidationThreshold, place.Member("liquidation")));
}
