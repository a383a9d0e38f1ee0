namespace MonteCarloRisk.Margin.Protocols;

/// <summary>A limit on what positions may hold or owe.</summary>
public enum BorrowLimit
{
    /// <summary>On debt in an asset.</summary>
    BorrowCap,

    /// <summary>On units of a collateral.</summary>
    SupplyCap,

    /// <summary>On what is owed against a collateral that is isolated.</summary>
    DebtCeiling,
}
