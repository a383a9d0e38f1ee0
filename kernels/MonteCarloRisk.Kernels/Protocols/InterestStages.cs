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
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        TReal index = memory.Load(ledger + PathLedger.DebtIndex);
        TReal supplied = memory.Load(ledger + PathLedger.Supplied);
        TReal debt = memory.Load(ledger + PathLedger.ScaledDebt) * index;
        TReal utilization = TReal.Min(TReal.Of(1f), debt / TReal.Max(supplied, debt));
        TReal kink = memory.Parameter(row.Parameter + 3);
        TReal rate = InterestRate<TReal, TMask>.BySlope(utilization, new RateTerms<TReal>(memory.Parameter(row.Parameter), memory.Parameter(row.Parameter + 1), memory.Parameter(row.Parameter + 2), kink));
        TReal interest = TReal.Select(TReal.LessThan(zero, debt), rate * debt, zero);
        TReal kept = memory.Parameter(row.Parameter + 4) * interest;
        memory.Store(ledger + PathLedger.DebtIndex, TReal.MultiplyAdd(rate, index, index));
        memory.Store(ledger + PathLedger.Supplied, supplied + (interest - kept));
        memory.Store(ledger + PathLedger.Revenue, memory.Load(ledger + PathLedger.Revenue) + kept);
        memory.Store(ledger + PathLedger.Fund, memory.Load(ledger + PathLedger.Fund) + kept);
    }
}
