namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a path knows of a position.</summary>
public static class PositionState
{
    /// <summary>Units of collateral, outside auctions.</summary>
    public const int Units = 0;

    /// <summary>Debt divided by the index, outside auctions.</summary>
    public const int ScaledDebt = 1;

    /// <summary>Units in auction.</summary>
    public const int Lot = 2;

    /// <summary>What the auction has still to raise, the penalty included; zero where there is none.</summary>
    public const int Tab = 3;

    /// <summary>The debt in it that is still uncovered.</summary>
    public const int Due = 4;

    /// <summary>The auction's starting price.</summary>
    public const int Top = 5;

    /// <summary>The date on which the auction was started.</summary>
    public const int Start = 6;

    /// <summary>Slots of a position.</summary>
    public const int Slots = 7;
}
