using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Reserves of assets that are lent beside the numéraire, see <see cref="ReserveState"/>.</summary>
internal static class ReserveStages
{
    // Behind the parameters of the interest.
    private const int Debt = 5;
    private const int Supplied = 6;

    /// <summary>First slot of the reserve that an integer says: below zero it is the numéraire's.</summary>
    public static int At<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int integer)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int reserve = memory.Integer(integer);
        return reserve < 0 ? book.LedgerSlot + PathLedger.DebtIndex : reserve;
    }

    /// <summary>Puts a reserve at its start. Parameters: those of the interest, debt, what is supplied; integer: the reserve.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int reserve = memory.Integer(row.Integer);
        memory.Store(reserve + ReserveState.Index, TReal.Of(1f));
        memory.Store(reserve + ReserveState.ScaledDebt, memory.Parameter(row.Parameter + Debt));
        memory.Store(reserve + ReserveState.Supplied, memory.Parameter(row.Parameter + Supplied));
    }

    /// <summary>Lets a step's interest accrue, see <see cref="InterestStages"/>; what the protocol keeps is worth the market's price.</summary>
    public static void Accrue<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int ledger = book.LedgerSlot;
        TReal kept = InterestStages.Accrue<TReal, TMask, TMemory>(ref memory, memory.Integer(row.Integer), row.Parameter) * memory.Load(book.Asset(row.Asset) + AssetState.Market);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Revenue, kept);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Fund, kept);
    }

    /// <summary>What is not lent: the most that can be withdrawn.</summary>
    public static TReal Cash<TReal, TMask, TMemory>(ref TMemory memory, int reserve)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        TReal.Max(TReal.NegatedMultiplyAdd(memory.Load(reserve + ReserveState.ScaledDebt), memory.Load(reserve + ReserveState.Index), memory.Load(reserve + ReserveState.Supplied)), TReal.Of(0f));
}
