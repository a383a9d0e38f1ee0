namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>How the price of an auction falls: an integer of its row.</summary>
public static class AuctionPrice
{
    /// <summary>Linearly.</summary>
    public const int Linear = 0;

    /// <summary>In steps.</summary>
    public const int Stairstep = 1;

    /// <summary>Exponentially.</summary>
    public const int Exponential = 2;
}
