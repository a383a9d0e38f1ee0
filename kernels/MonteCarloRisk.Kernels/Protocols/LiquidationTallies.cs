namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What liquidations of some kinds count beside <see cref="ProtocolTallies"/>; behind those, and only in plans that need them.</summary>
public static class LiquidationTallies
{
    /// <summary>Sales for next to nothing.</summary>
    public const int ZeroBids = ProtocolTallies.FurtherCounts;

    /// <summary>Moments of the measures, see <see cref="LiquidationMeasures"/>.</summary>
    public const int Moments = ProtocolTallies.FurtherCount;
}
