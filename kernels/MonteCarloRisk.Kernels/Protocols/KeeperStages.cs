using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Gas, and the keepers who pay it.</summary>
internal static class KeeperStages
{
    // e^10 times the usual price: beyond it nobody liquidates anyway.
    private const float LargestLogGas = 10f;

    /// <summary>
    /// x' = kept x + sensitivity |r| + deviation z, gas = usual exp(x), r the reference asset's log return of the step. Parameters: kept, sensitivity, deviation of a step, usual cost;
    /// integers: those of the draws; state: the draws, x, the reference asset's log return so far.
    /// </summary>
    public static void Gas<TReal, TMask, TWord, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int logReturnSlot, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal z = StepDraws.Normal<TReal, TMask, TWord, TMemory>(ref memory, RandomPurpose.Gas, row.Integer, row.State, pathHigh, pathLow, date);
        int state = row.State + MechanismRow.DrawSlots;
        TReal logReturn = memory.Load(logReturnSlot + row.Asset);
        TReal moved = TReal.Abs(logReturn - memory.Load(state + 1));
        memory.Store(state + 1, logReturn);
        TReal x = TReal.MultiplyAdd(memory.Parameter(row.Parameter + 2), z, memory.Parameter(row.Parameter) * memory.Load(state));
        x = TReal.MultiplyAdd(memory.Parameter(row.Parameter + 1), moved, x);
        x = TReal.Max(TReal.Of(-LargestLogGas), TReal.Min(TReal.Of(LargestLogGas), x));
        memory.Store(state, x);
        Cost<TReal, TMask, TMemory>(ref memory, book, TReal.Exp(x), memory.Parameter(row.Parameter + 3));
    }

    /// <summary>Gas at the price of an asset over its price today. Parameters: one over the price today, cost today.</summary>
    public static void GasPrice<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        Cost<TReal, TMask, TMemory>(ref memory, book, memory.Load(book.PriceSlot + row.Asset) * memory.Parameter(row.Parameter), memory.Parameter(row.Parameter + 1));

    private static void Cost<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, TReal multiple, TReal usual)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        memory.Store(book.LedgerSlot + PathLedger.GasMultiple, multiple);
        memory.Store(book.LedgerSlot + PathLedger.GasCost, usual * multiple);
    }

    /// <summary>
    /// Keepers come up with chance dt / outage, and go down with chance (1 - u) / u dt / outage, so that they are up a fraction u of the time; u = uptime min(1, congestion / gas). Of what they have spent a
    /// fraction comes back each step. Parameters: uptime, congestion, dt / outage, fraction that comes back, capital; integers: those of the draws; state: the draws.
    /// </summary>
    public static void Keepers<TReal, TMask, TWord, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal one = TReal.Of(1f);
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        TReal free = memory.Load(ledger + PathLedger.KeeperCapital);
        TReal all = memory.Parameter(row.Parameter + 4);
        memory.Store(ledger + PathLedger.KeeperCapital, TReal.MultiplyAdd(memory.Parameter(row.Parameter + 3), all - free, free));
        TReal uniform = StepDraws.Uniform<TReal, TMask, TWord, TMemory>(ref memory, RandomPurpose.Keeper, row.Integer, row.State, pathHigh, pathLow, date);
        TReal recovery = memory.Parameter(row.Parameter + 2);
        TReal failure = Failure<TReal, TMask>(memory.Parameter(row.Parameter), memory.Parameter(row.Parameter + 1), recovery, memory.Load(ledger + PathLedger.GasMultiple));
        TMask wereUp = TReal.LessThan(zero, memory.Load(ledger + PathLedger.KeepersUp));
        TMask changes = TReal.LessThan(uniform, TReal.Select(wereUp, failure, recovery));
        TMask areUp = (wereUp & !changes) | (changes & !wereUp);
        memory.Store(ledger + PathLedger.KeepersUp, TReal.Select(areUp, one, zero));
        TMask fail = wereUp & changes;
        if (TMask.Any(fail)) memory.Count(fail, ProtocolTallies.KeeperOutages, 1);
    }

    /// <summary>Whether keepers work and nothing halts them.</summary>
    public static TMask Working<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        TReal.LessThan(TReal.Of(0f), memory.Load(book.LedgerSlot + PathLedger.KeepersUp))
        & Allowed<TReal, TMask, TMemory>(ref memory, book);

    /// <summary>Whether nothing halts liquidations.</summary>
    public static TMask Allowed<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        TReal.LessOrEqual(memory.Load(book.LedgerSlot + PathLedger.HaltedUntil), memory.Load(book.LedgerSlot + PathLedger.Date));

    /// <summary>The chance that who is up goes down in a step: (1 - u) / u times the chance of recovery, u = uptime min(1, congestion / gas), at most one.</summary>
    public static TReal Failure<TReal, TMask>(TReal uptime, TReal congestion, TReal recovery, TReal gas)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal one = TReal.Of(1f);
        TReal up = uptime * TReal.Min(one, congestion / gas);
        return TReal.Min(one, (one - up) / up * recovery);
    }
}
