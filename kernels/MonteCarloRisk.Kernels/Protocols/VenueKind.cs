namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a venue is.</summary>
public static class VenueKind
{
    /// <summary>A market whose price falls linearly with what is sold.</summary>
    public const int Depth = 0;

    /// <summary>A pool whose liquidity lies in one range of prices; all prices for one of constant product.</summary>
    public const int Pool = 1;
}
