using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Backstops;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>The protocol's token.</summary>
internal static class TokenStages
{
    private const int Start = 0;
    private const int Index = 1;
    private const int Seen = 2;
    private const int Noticed = 3;

    /// <summary>State slots of a run before the notices.</summary>
    public const int First = 4;

    /// <summary>Its price falls with bad debt: by bad debt over what the protocol is worth. Parameter: one over that.</summary>
    public static void Fall<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal fall = TReal.Min(memory.Load(book.LedgerSlot + PathLedger.BadDebt) * memory.Parameter(row.Parameter), TReal.Of(1f));
        memory.Store(book.Asset(row.Asset) + AssetState.Impact, fall);
        MarketStages.Mark<TReal, TMask, TMemory>(ref memory, book, row.Asset);
    }

    /// <summary>Nobody has given notice. Integer: dates until who did may leave.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, TReal spot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        memory.Store(row.State + Start, spot);
        memory.Store(row.State + Index, TReal.Of(1f));
        memory.Store(row.State + Seen, memory.Load(book.LedgerSlot + PathLedger.Staked));
        memory.Store(row.State + Noticed, TReal.Of(0f));
        int cooldown = memory.Integer(row.Integer);
        for (int i = 0; i < cooldown; i++) memory.Store(row.State + First + i, TReal.Of(0f));
    }

    /// <summary>
    /// While the token has fallen by more than a fraction, a share of the stakers gives notice on each date, and leaves after the cooldown; until then they are slashed with the others. Amounts are kept over an index that falls with each slash.
    /// Parameters: fraction, share; integer: dates until who gave notice leaves; state: price at the start, index, tokens staked on the last date, tokens under notice, notices by date.
    /// </summary>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        TReal staked = memory.Load(ledger + PathLedger.Staked);
        TReal seen = memory.Load(row.State + Seen);
        TReal index = memory.Load(row.State + Index);
        index = TReal.Select(TReal.LessThan(zero, seen), index * (staked / seen), index);
        TMask some = TReal.LessThan(zero, staked) & TReal.LessThan(zero, index);
        int place = row.State + First + (date % memory.Integer(row.Integer));
        TReal due = memory.Load(place);
        TReal leaving = TReal.Select(some, TReal.Min(due * index, staked), zero);
        TReal left = staked - leaving;
        TReal slashable = memory.Load(ledger + PathLedger.Slashable);
        memory.Store(ledger + PathLedger.Slashable, TReal.Select(some, slashable * (left / TReal.Select(some, staked, TReal.Of(1f))), slashable));
        memory.Store(ledger + PathLedger.Staked, left);
        TReal noticed = memory.Load(row.State + Noticed) - due;
        TMask runs = some & TReal.LessThan(memory.Load(book.Asset(row.Asset) + AssetState.Market), (TReal.Of(1f) - memory.Parameter(row.Parameter)) * memory.Load(row.State + Start));
        TReal free = TReal.Max((left / TReal.Select(some, index, TReal.Of(1f))) - noticed, zero);
        TReal notice = TReal.Select(runs, memory.Parameter(row.Parameter + 1) * free, zero);
        memory.Store(place, notice);
        memory.Store(row.State + Noticed, noticed + notice);
        memory.Store(row.State + Index, index);
        memory.Store(row.State + Seen, left);
    }

    /// <summary>Tokens are minted and sold until the bad debt is paid or no more may be minted. Parameters: one less the discount, tokens that may be minted; state: what is left of them.</summary>
    public static void Mint<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int ledger = book.LedgerSlot;
        TReal unpaid = memory.Load(ledger + PathLedger.Unpaid);
        if (!TMask.Any(TReal.LessThan(TReal.Of(0f), unpaid))) return;
        TReal price = memory.Load(book.Asset(row.Asset) + AssetState.Market) * memory.Parameter(row.Parameter);
        TReal most = memory.Load(row.State);
        LossDraw<TReal> draw = LossLayers<TReal, TMask>.Draw(most * price, unpaid);
        memory.Store(row.State, TReal.Select(TReal.LessThan(unpaid, most * price), most - (unpaid / price), TReal.Of(0f)));
        BackstopStages.Pay<TReal, TMask, TMemory>(ref memory, ledger, draw.Covered, PathLedger.PaidByStakers, ProtocolTallies.DebtAuctions);
    }
}
