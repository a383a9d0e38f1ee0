namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a path knows of an asset.</summary>
public static class AssetState
{
    /// <summary>The market's price: the model's, lowered by what sales have done to it.</summary>
    public const int Market = 0;

    /// <summary>The oracle's price.</summary>
    public const int Oracle = 1;

    /// <summary>Fraction by which sales have lowered the market's price.</summary>
    public const int Impact = 2;

    /// <summary>Fraction by which the sales of this date lower it further.</summary>
    public const int Pressure = 3;

    /// <summary>Fraction by which a sale of value one lowers the price, so that a sale of value v costs v^2 InverseDepth / 2 in slippage; zero where the market takes any amount.</summary>
    public const int InverseDepth = 4;

    /// <summary>The lowest price at which a position was looked at: the oracle's over the debt index. Positions whose key is below it have never been unhealthy.</summary>
    public const int Reach = 5;

    /// <summary>First date on which the oracle moves again.</summary>
    public const int StillUntil = 6;

    /// <summary>What open auctions of the asset have to raise.</summary>
    public const int InAuction = 7;

    /// <summary>Slots of an asset.</summary>
    public const int Slots = 8;
}
