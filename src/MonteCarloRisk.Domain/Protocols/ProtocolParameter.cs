namespace MonteCarloRisk.Domain.Protocols;

/// <summary>A parameter of a collateral market that a protocol may set.</summary>
public enum ProtocolParameter
{
    /// <summary>The debt over collateral at which a position becomes unhealthy.</summary>
    LiquidationThreshold,

    /// <summary>What a liquidator gets above what it repays; of a fixed bonus.</summary>
    Bonus,

    /// <summary>Most of a debt that one liquidation repays; of a fixed bonus.</summary>
    CloseFactor,

    /// <summary>What an auction must raise above the debt.</summary>
    Penalty,

    /// <summary>A multiple of today's positions of the asset: its caps.</summary>
    Size,
}
