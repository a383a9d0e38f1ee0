namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a path knows of a venue.</summary>
public static class VenueState
{
    /// <summary>Fraction by which sales of earlier dates have lowered its price below the model's.</summary>
    public const int Impact = 0;

    /// <summary>Its price now if it is a depth, the root of it if it is a pool; before fees.</summary>
    public const int Now = 1;

    /// <summary>The same at the start of the date.</summary>
    public const int Start = 2;

    /// <summary>By how much a unit lowers the price of a depth today; liquidity of a pool today.</summary>
    public const int Size = 3;

    /// <summary>Slots of a venue.</summary>
    public const int Slots = 4;
}
