namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a path knows of an asset's sales beside its market.</summary>
public static class SaleState
{
    /// <summary>Units sold by liquidators on this date.</summary>
    public const int Sold = 0;

    /// <summary>Units that others, who had them pledged too, have still to sell.</summary>
    public const int Queue = 1;

    /// <summary>What keepers have paid for collateral whose sale has not settled.</summary>
    public const int Pending = 2;

    /// <summary>One where a batch could not settle when it was due, else zero.</summary>
    public const int Overdue = 3;

    /// <summary>Slots of an asset.</summary>
    public const int Slots = 4;
}
