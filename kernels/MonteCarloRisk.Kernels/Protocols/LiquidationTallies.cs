namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What liquidations of some kinds count beside <see cref="ProtocolTallies"/>; behind those, and only in plans that need them.</summary>
public static class LiquidationTallies
{
    /// <summary>Sales for next to nothing.</summary>
    public const int ZeroBids = ProtocolTallies.FurtherCounts;

    /// <summary>Positions that were absorbed.</summary>
    public const int Absorptions = ZeroBids + 1;

    /// <summary>Auctions of insolvent positions that began.</summary>
    public const int InsolventAuctions = ZeroBids + 2;

    /// <summary>Positions whose debt was passed on to others, whole or in part.</summary>
    public const int Redistributions = ZeroBids + 3;

    /// <summary>Positions that a later stage of liquidation took over.</summary>
    public const int Escalations = ZeroBids + 4;

    /// <summary>Perpetuals that were closed in their market, in part or whole.</summary>
    public const int PerpetualClosings = ZeroBids + 13;

    /// <summary>Dates on which winners were closed against the bankrupt of a side.</summary>
    public const int Deleveragings = ZeroBids + 14;

    /// <summary>Dates on which a side was deleveraged since its profit was too large for its pool.</summary>
    public const int ProfitDeleveragings = ZeroBids + 12;

    /// <summary>Positions whose bands began to be exchanged.</summary>
    public const int SoftLiquidations = ZeroBids + 8;

    /// <summary>Positions whose owners began to repay.</summary>
    public const int DeRiskings = ZeroBids + 9;

    /// <summary>Moments of the measures, see <see cref="LiquidationMeasures"/>.</summary>
    public const int Moments = ProtocolTallies.FurtherCount;
}
