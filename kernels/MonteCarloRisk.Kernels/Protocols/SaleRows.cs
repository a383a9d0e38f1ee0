using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Which row of sales is which, for codes from <see cref="Mechanism.FirstSale"/> to <see cref="Mechanism.LastSale"/>.</summary>
internal static class SaleRows
{
    /// <summary>Puts a row at its start.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.Venues) VenueStages.Open<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.SaleMeasures) SaleMeasures.Open<TReal, TMask, TMemory>(ref memory, book);
    }

    /// <summary>Runs a row.</summary>
    public static void Apply<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int logReturnSlot, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.Venues) VenueStages.Mark<TReal, TMask, TMemory>(ref memory, book, row, logReturnSlot);
        else if (row.Code == Mechanism.VenueRecovery) VenueStages.Recover<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.Unwinding) SaleStages.Unwind<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.Settlement) SaleStages.Settle<TReal, TMask, TMemory>(ref memory, book, row, date);
    }
}
