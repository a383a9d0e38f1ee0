using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a protocol's path leaves.</summary>
internal static class ProtocolEnd
{
    /// <summary>Adds a path to the tallies.</summary>
    public static void Tally<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        for (int slot = PathLedger.BadDebt; slot < PathLedger.Slots; slot++)
        {
            TReal value = memory.Load(ledger + slot);
            TMask moved = !TReal.Equal(value, zero);
            if (TMask.Any(moved)) MomentTallies.Add<TReal, TMask, TMemory>(ref memory, moved, value, ProtocolTallies.MomentsOf(slot));
        }

        TReal badDebt = memory.Load(ledger + PathLedger.BadDebt);
        TReal liquidated = memory.Load(ledger + PathLedger.Liquidated);
        Count<TReal, TMask, TMemory>(ref memory, TReal.LessThan(zero, liquidated), liquidated, book, ProtocolTallies.WithLiquidation, ProtocolTallies.LiquidatedBuckets);
        Count<TReal, TMask, TMemory>(ref memory, TReal.LessThan(zero, badDebt), badDebt, book, ProtocolTallies.Insolvencies, ProtocolTallies.BadDebtBuckets);
        TMask beyond = TReal.LessThan(zero, memory.Load(ledger + PathLedger.Socialized));
        if (TMask.Any(beyond)) memory.Count(beyond, ProtocolTallies.BeyondBackstop, 1);
    }

    private static void Count<TReal, TMask, TMemory>(ref TMemory memory, TMask paths, TReal value, ProtocolBook book, int tally, int buckets)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (!TMask.Any(paths)) return;
        memory.Count(paths, tally, 1);
        memory.CountBucket(paths, value, TailBook.Buckets(book.LowestExponent), buckets);
    }
}
