using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Which row of the protocol's token, of breakers and of deleveraging is which, for codes from <see cref="Mechanism.FirstControl"/> to <see cref="Mechanism.LastControl"/>.</summary>
internal static class ControlRows
{
    /// <summary>Puts a row at its start.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, TReal spot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.MeasureBreaker) MeasureBreakerStages.Open<TReal, TMask, TMemory>(ref memory, row);
        else if (row.Code == Mechanism.StakeRun) TokenStages.Open<TReal, TMask, TMemory>(ref memory, book, row, spot);
        else if (row.Code == Mechanism.DebtAuction) memory.Store(row.State, memory.Parameter(row.Parameter + 1));
    }

    /// <summary>Runs a row.</summary>
    public static void Apply<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int logReturnSlot, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.MeasureBreaker) MeasureBreakerStages.Watch<TReal, TMask, TMemory>(ref memory, book, row, logReturnSlot, date);
        else if (row.Code == Mechanism.TokenFall) TokenStages.Fall<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.StakeRun) TokenStages.Run<TReal, TMask, TMemory>(ref memory, book, row, date);
        else if (row.Code == Mechanism.Deleveraging) DeleveragingStages.Run<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.DebtAuction) TokenStages.Mint<TReal, TMask, TMemory>(ref memory, book, row);
    }
}
