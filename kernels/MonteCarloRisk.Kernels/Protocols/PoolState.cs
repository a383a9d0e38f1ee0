namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a path knows of a stability pool and of the positions that it stands behind.</summary>
public static class PoolState
{
    /// <summary>What is deposited.</summary>
    public const int Deposits = 0;

    /// <summary>What is left of each unit that was deposited at the start.</summary>
    public const int Product = 1;

    /// <summary>Collateral gained by each of them.</summary>
    public const int Sum = 2;

    /// <summary>Units of all positions with debt.</summary>
    public const int AllUnits = 3;

    /// <summary>Their debt divided by the index.</summary>
    public const int AllDebt = 4;

    /// <summary>Their number.</summary>
    public const int Number = 5;

    /// <summary>Slots of a pool.</summary>
    public const int Slots = 6;
}
