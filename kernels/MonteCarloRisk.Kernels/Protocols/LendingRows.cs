using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Which row of reserves, pairs and pools is which, for codes from <see cref="Mechanism.FirstLending"/> to <see cref="Mechanism.LastLending"/>.</summary>
internal static class LendingRows
{
    /// <summary>Puts a row at its start.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.ReserveInterest) ReserveStages.Open<TReal, TMask, TMemory>(ref memory, row);
        else if (row.Code == Mechanism.LoopUnwinding) memory.Store(row.State, TReal.Of(0f));
        else if (row.Code == Mechanism.PairBonus) PairStages.Open<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.ReserveLoss) LenderStages.Open<TReal, TMask, TMemory>(ref memory, row);
        else if (row.Code == Mechanism.LiquidityPool) LiquidityPoolStages.Open<TReal, TMask, TMemory>(ref memory, row);
    }

    /// <summary>Runs a row.</summary>
    public static void Apply<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.ReserveInterest) ReserveStages.Accrue<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.LenderRun) LenderStages.Leave<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.LoopUnwinding) LoopStages.Unwind<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.PairBonus) PairStages.Run<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.ReserveLoss) LenderStages.Lose<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.LiquidityPool) LiquidityPoolStages.Run<TReal, TMask, TMemory>(ref memory, book, row);
    }

    /// <summary>At the horizon: what pairs owe beyond their collateral is bad, and so is what pools neither get nor pay.</summary>
    public static void Close<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.PairBonus) PairStages.Close<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.LiquidityPool) PoolClosingStages.Close<TReal, TMask, TMemory>(ref memory, book, row);
    }
}
