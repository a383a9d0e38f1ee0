namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Parameters of a venue.</summary>
public static class VenueTerms
{
    /// <summary>Of a depth, the fraction by which a sale of value one lowers its price; of a pool, its liquidity: the root of the product of its reserves as if the range had no ends.</summary>
    public const int Size = 0;

    /// <summary>Root of the price at which a pool's range ends below.</summary>
    public const int Lower = 1;

    /// <summary>Root of the price at which it ends above.</summary>
    public const int Upper = 2;

    /// <summary>One less the fee on what comes in.</summary>
    public const int Kept = 3;

    /// <summary>One less the share of what goes out that searchers take.</summary>
    public const int Left = 4;

    /// <summary>Root of the product of both: by so much the root of what a seller gets lies below that of the pool's price.</summary>
    public const int Net = 5;

    /// <summary>One over it.</summary>
    public const int Gross = 6;

    /// <summary>Half of the stress exponent.</summary>
    public const int HalfExponent = 7;

    /// <summary>What a step leaves of a displacement.</summary>
    public const int Recovery = 8;

    /// <summary>Weight in the market's price.</summary>
    public const int Weight = 9;

    /// <summary>Parameters of a venue.</summary>
    public const int Count = 10;
}
