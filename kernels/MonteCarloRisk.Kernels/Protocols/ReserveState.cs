namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a path knows of a reserve, which is what lenders have supplied of one asset and what is owed of it. Amounts are in units of the asset; the numéraire's stands in the ledger from <see cref="PathLedger.DebtIndex"/> on.</summary>
public static class ReserveState
{
    /// <summary>Debt over what it was worth at the start.</summary>
    public const int Index = 0;

    /// <summary>All debt in the asset, divided by the index.</summary>
    public const int ScaledDebt = 1;

    /// <summary>What has been supplied, with interest and without what was withdrawn.</summary>
    public const int Supplied = 2;

    /// <summary>Slots of a reserve.</summary>
    public const int Slots = 3;
}
