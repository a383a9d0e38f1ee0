namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>One row of a protocol's table: a mechanism, and where its parameters and its state lie.</summary>
/// <param name="Code">The mechanism, see <see cref="Mechanism"/>.</param>
/// <param name="Asset">Index of the asset that it concerns.</param>
/// <param name="Parameter">First real parameter.</param>
/// <param name="Integer">First integer parameter.</param>
/// <param name="State">First state slot.</param>
public readonly record struct MechanismRow(int Code, int Asset, int Parameter, int Integer, int State)
{
    /// <summary>Integers of a row.</summary>
    public const int Integers = 5;

    /// <summary>Place of the first integer parameter among them.</summary>
    public const int IntegerPlace = 3;

    /// <summary>Place of the first state slot among them.</summary>
    public const int StatePlace = 4;

    /// <summary>First state slots of a mechanism that draws, one draw a date: those of four dates.</summary>
    public const int DrawSlots = 4;

    /// <summary>First state slots of a breaker of two levels: level, until, log return so far, stress; behind them lie the prices of its window.</summary>
    public const int LevelSlots = 4;

    /// <summary>Integer of a backstop that the ledger does not hold: all but the first fund and the first staking module.</summary>
    public const int Further = 1;
}
