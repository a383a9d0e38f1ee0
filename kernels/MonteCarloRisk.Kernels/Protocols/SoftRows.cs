using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Which row of what comes before liquidation outright, or puts it off, is which, for codes from <see cref="Mechanism.FirstSoft"/> to <see cref="Mechanism.LastSoft"/>.</summary>
internal static class SoftRows
{
    /// <summary>Puts a row at its start.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.Bands) BandStages.Open<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.LevelBreaker) LevelBreakerStages.Open<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.DeRisking) DeRiskingStages.Open<TReal, TMask, TMemory>(ref memory, book, row);
    }

    /// <summary>Runs a row.</summary>
    public static void Apply<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int logReturnSlot, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.Bands) BandStages.Run<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.LevelBreaker) LevelBreakerStages.Run<TReal, TMask, TMemory>(ref memory, book, row, logReturnSlot, date);
        else if (row.Code == Mechanism.DeRisking) DeRiskingStages.Run<TReal, TMask, TMemory>(ref memory, book, row);
    }

    /// <summary>At the horizon: borrowed coin in bands pays the debts that it lies against.</summary>
    public static void Close<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.Bands) BandStages.Close<TReal, TMask, TMemory>(ref memory, book, row);
    }
}
