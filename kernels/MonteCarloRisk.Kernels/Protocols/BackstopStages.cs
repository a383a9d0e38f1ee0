using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Backstops;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Who pays bad debt, in the order of the rows.</summary>
internal static class BackstopStages
{
    /// <summary>Puts a further fund or further staked tokens at their start. Parameters: one less the discount of tokens; amount, or tokens that may be slashed; state: what is left of it.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Integer == MechanismRow.Further) memory.Store(row.State, memory.Parameter(row.Parameter + 1));
    }

    /// <summary>An insurance fund pays what it can.</summary>
    public static void Fund<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int ledger = book.LedgerSlot;
        int slot = row.Integer == MechanismRow.Further ? row.State : ledger + PathLedger.Fund;
        TReal fund = memory.Load(slot);
        TReal paid = LossLayers<TReal, TMask>.Draw(TReal.Max(fund, TReal.Of(0f)), memory.Load(ledger + PathLedger.Unpaid)).Covered;
        Pay<TReal, TMask, TMemory>(ref memory, ledger, paid, PathLedger.PaidByFund, ProtocolTallies.FundPayments);
        memory.Store(slot, fund - paid);
    }

    /// <summary>Staked tokens are sold at their price less a discount until the bad debt is paid or no more may be slashed. Parameter: one less the discount.</summary>
    public static void Slash<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int ledger = book.LedgerSlot;
        TReal unpaid = memory.Load(ledger + PathLedger.Unpaid);
        if (!TMask.Any(TReal.LessThan(TReal.Of(0f), unpaid))) return;
        TReal price = memory.Load(book.Asset(row.Asset) + AssetState.Market) * memory.Parameter(row.Parameter);
        bool further = row.Integer == MechanismRow.Further;
        int slot = further ? row.State : ledger + PathLedger.Slashable;
        TReal slashable = memory.Load(slot);
        TReal worth = slashable * price;
        TReal paid = TReal.Min(unpaid, worth);
        TReal tokens = TReal.Select(TReal.LessThan(unpaid, worth), unpaid / price, slashable);
        memory.Store(slot, slashable - tokens);
        if (!further) memory.Store(ledger + PathLedger.Staked, memory.Load(ledger + PathLedger.Staked) - tokens);
        Pay<TReal, TMask, TMemory>(ref memory, ledger, paid, PathLedger.PaidByStakers, ProtocolTallies.Slashings);
    }

    /// <summary>Lenders bear the rest.</summary>
    public static void Socialize<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int ledger = book.LedgerSlot;
        TReal unpaid = memory.Load(ledger + PathLedger.Unpaid);
        Pay<TReal, TMask, TMemory>(ref memory, ledger, unpaid, PathLedger.Socialized, ProtocolTallies.SocializedLosses);

        // Nobody loses more than what he has supplied; what traders of perpetuals bear was never supplied.
        memory.Store(ledger + PathLedger.Supplied, TReal.Max(memory.Load(ledger + PathLedger.Supplied) - unpaid, TReal.Of(0f)));
    }

    /// <summary>Books what a backstop pays.</summary>
    public static void Pay<TReal, TMask, TMemory>(ref TMemory memory, int ledger, TReal paid, int slot, int tally)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TMask pays = TReal.LessThan(TReal.Of(0f), paid);
        if (!TMask.Any(pays)) return;
        memory.Store(ledger + slot, memory.Load(ledger + slot) + paid);
        memory.Store(ledger + PathLedger.Unpaid, memory.Load(ledger + PathLedger.Unpaid) - paid);
        memory.Count(pays, tally, 1);
    }
}
