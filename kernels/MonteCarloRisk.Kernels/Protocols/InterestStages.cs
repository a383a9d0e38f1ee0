using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Lending;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Interest on debts by a kinked curve: rate = base + slope1 min(u, kink) / kink + slope2 max(u - kink, 0) / (1 - kink), u = debt / supplied, at most one.</summary>
internal static class InterestStages
{
    /// <summary>
    /// Lets a step's interest accrue. Parameters: base, slope1 / kink, slope2 / (1 - kink), kink, each rate over one step, and the reserve factor. Source: Aave v3, DefaultReserveInterestRateStrategy.
    /// </summary>
    public static void Accrue<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int ledger = book.LedgerSlot;
        TReal kept = Accrue<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.DebtIndex, row.Parameter);
        memory.Store(ledger + PathLedger.Revenue, memory.Load(ledger + PathLedger.Revenue) + kept);
        memory.Store(ledger + PathLedger.Fund, memory.Load(ledger + PathLedger.Fund) + kept);
    }

    /// <summary>The same of a reserve; what the protocol keeps of it, in units of the reserve's asset.</summary>
    public static TReal Accrue<TReal, TMask, TMemory>(ref TMemory memory, int reserve, int parameter)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal index = memory.Load(reserve + ReserveState.Index);
        TReal debt = memory.Load(reserve + ReserveState.ScaledDebt) * index;
        TReal rate = Rate<TReal, TMask, TMemory>(ref memory, reserve, parameter);
        TReal interest = TReal.Select(TReal.LessThan(zero, debt), rate * debt, zero);
        TReal kept = memory.Parameter(parameter + 4) * interest;
        memory.Store(reserve + ReserveState.Index, TReal.MultiplyAdd(rate, index, index));
        memory.Store(reserve + ReserveState.Supplied, memory.Load(reserve + ReserveState.Supplied) + (interest - kept));
        return kept;
    }

    /// <summary>The rate of a step at a reserve's utilization as it is now.</summary>
    public static TReal Rate<TReal, TMask, TMemory>(ref TMemory memory, int reserve, int parameter)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal debt = memory.Load(reserve + ReserveState.ScaledDebt) * memory.Load(reserve + ReserveState.Index);
        TReal utilization = TReal.Min(TReal.Of(1f), debt / TReal.Max(memory.Load(reserve + ReserveState.Supplied), debt));
        TReal kink = memory.Parameter(parameter + 3);
        return InterestRate<TReal, TMask>.BySlope(utilization, new RateTerms<TReal>(memory.Parameter(parameter), memory.Parameter(parameter + 1), memory.Parameter(parameter + 2), kink));
    }
}
