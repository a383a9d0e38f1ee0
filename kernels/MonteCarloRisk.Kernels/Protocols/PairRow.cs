namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Integers of a row of a pair of collateral and debt, in their places.</summary>
public static class PairRow
{
    /// <summary>Its first position.</summary>
    public const int First = 0;

    /// <summary>The position behind its last.</summary>
    public const int End = 1;

    /// <summary>The asset owed; below zero the numéraire.</summary>
    public const int DebtAsset = 2;

    /// <summary>The reserve of the asset owed; below zero the numéraire's.</summary>
    public const int Reserve = 3;

    /// <summary>The lenders of the asset owed; below zero the numéraire's.</summary>
    public const int Lenders = 4;

    /// <summary>The reserve of the collateral; below zero where it is not lent.</summary>
    public const int CollateralReserve = 5;

    /// <summary>One where the category has prices of its own, else zero.</summary>
    public const int HasOwnPrice = 6;

    /// <summary>Number of integers.</summary>
    public const int Integers = 7;
}
