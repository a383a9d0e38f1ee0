using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Auctions of positions in two stages, see <see cref="TwoStageAuction{TReal, TMask}"/>: while solvent in shares at a falling part of what they are worth, then against a growing payment.</summary>
/// <remarks>A position stays with its owner while it is in auction. Cash that bidders leave lies against its debt, so its debt net of that is what is owed.</remarks>
internal static class TwoStageStages
{
    private const int Share = 0;
    private const int Threshold = 1;
    private const int StepSeconds = 2;
    private const int Terms = 3;

    // What Top of a position says: no auction is zero.
    private const float Solvent = 1f;
    private const float Insolvent = 2f;

    /// <summary>No cash. Parameters: share of keepers, profit threshold, seconds of a step, the terms of the auction; integer: first slot of the measures; state: for each position of the asset the cash that earlier bidders have left, not for sale.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int positions = memory.Integer(book.PositionInteger + row.Asset + 1) - memory.Integer(book.PositionInteger + row.Asset);
        for (int position = 0; position < positions; position++) memory.Store(row.State + position, TReal.Of(0f));
    }

    /// <summary>Starts, ends and converts auctions, and sells.</summary>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal oracle = memory.Load(book.Asset(row.Asset) + AssetState.Oracle);
        TReal reach = PositionStages.Reach<TReal, TMask, TMemory>(ref memory, book, row.Asset, AdjustmentStages.Seen<TReal, TMask, TMemory>(ref memory, book, row.Asset, oracle));
        TReal threshold = AdjustmentStages.Threshold<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TMask working = KeeperStages.Working<TReal, TMask, TMemory>(ref memory, book);
        if (!TMask.Any(working)) return;
        TwoStageTerms<TReal> terms = TermsOf<TReal, TMask, TMemory>(ref memory, row);
        int first = memory.Integer(book.PositionInteger + row.Asset);
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        for (int position = first; position < end; position++)
        {
            if (PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) return;
            int state = book.Position(position);
            TMask held = working & TReal.LessThan(TReal.Of(0f), memory.Load(state + PositionState.Units));
            TMask stage = Stage<TReal, TMask, TMemory>(ref memory, book, row, state, row.State + position - first, held, oracle, threshold, terms);
            if (TMask.Any(stage)) Sell<TReal, TMask, TMemory>(ref memory, book, row, state, row.State + position - first, stage, oracle, threshold, terms);
        }
    }

    private static TwoStageTerms<TReal> TermsOf<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int terms = row.Parameter + Terms;
        return new(
            memory.Parameter(terms), memory.Parameter(terms + 1), memory.Parameter(terms + 2), memory.Parameter(terms + 3),
            memory.Parameter(terms + 4), memory.Parameter(terms + 5), memory.Parameter(terms + 6), memory.Parameter(terms + 7));
    }

    private static TReal Debt<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int state)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        memory.Load(state + PositionState.ScaledDebt) * memory.Load(book.LedgerSlot + PathLedger.DebtIndex);

    // Where an auction runs after today's starts, ends and conversions.
    private static TMask Stage<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, int cash, TMask held, TReal oracle, TReal threshold, TwoStageTerms<TReal> terms)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        TReal date = memory.Load(ledger + PathLedger.Date);
        TReal gross = memory.Load(state + PositionState.Units) * oracle;
        TReal debt = Debt<TReal, TMask, TMemory>(ref memory, book, state);
        TReal value = gross - debt;
        TReal maintenance = TReal.MultiplyAdd(gross, threshold, -debt);
        TReal buffer = TwoStageAuction<TReal, TMask>.BufferMargin(value, maintenance, terms);
        TReal stage = memory.Load(state + PositionState.Top);
        TMask solvent = TReal.Equal(stage, TReal.Of(Solvent));
        TMask insolvent = TReal.Equal(stage, TReal.Of(Insolvent));
        TMask worth = TReal.LessThan(zero, value);
        TMask ends = held & ((solvent & TReal.LessOrEqual(zero, buffer)) | (insolvent & TReal.LessOrEqual(zero, maintenance)));
        TMask starts = held & !solvent & !insolvent & TReal.LessThan(gross * threshold * AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, row.Asset), debt) & TReal.LessOrEqual(memory.Load(ledger + PathLedger.GasCost), memory.Load(state + PositionState.Units) * memory.Load(book.Asset(row.Asset) + AssetState.Market));
        TReal discount = TwoStageAuction<TReal, TMask>.Discount((date - memory.Load(state + PositionState.Start)) * memory.Parameter(row.Parameter + StepSeconds), terms);
        TMask converts = held & solvent & !ends & (TReal.LessOrEqual(value, zero) | TReal.LessOrEqual(discount, zero));
        if (TMask.Any(starts)) Begin<TReal, TMask, TMemory>(ref memory, book, row, state, cash, starts, starts & worth, value, buffer, terms);
        TMask broke = converts | (starts & !worth);
        if (TMask.Any(broke)) memory.Count(broke, LiquidationTallies.InsolventAuctions, 1);
        memory.Store(state + PositionState.Start, TReal.Select(starts | converts, date, memory.Load(state + PositionState.Start)));
        memory.Store(state + PositionState.Tab, TReal.Select(ends, zero, memory.Load(state + PositionState.Tab)));
        memory.Store(state + PositionState.Top, TReal.Select(broke, TReal.Of(Insolvent), TReal.Select(starts, TReal.Of(Solvent), TReal.Select(ends, zero, stage))));
        return held & TReal.LessThan(zero, memory.Load(state + PositionState.Top));
    }

    // The fee is the position's, and the fund's.
    private static void Begin<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, int cash, TMask starts, TMask solvent, TReal value, TReal buffer, TwoStageTerms<TReal> terms)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        TReal fee = TReal.Select(solvent, TwoStageAuction<TReal, TMask>.StartFee(value, buffer, terms), zero);
        TReal scaled = fee / memory.Load(ledger + PathLedger.DebtIndex);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, state + PositionState.ScaledDebt, scaled);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.ScaledDebt, scaled);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, memory.Integer(row.Integer) + LiquidationMeasures.DebtAdded, fee);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Revenue, fee);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Fund, fee);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.BorrowersLoss, fee);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.KeeperProfit, TReal.Select(starts, -memory.Load(ledger + PathLedger.GasCost), zero));
        memory.Store(cash, TReal.Select(starts, zero, memory.Load(cash)));
        memory.Store(state + PositionState.Tab, TReal.Select(starts, Debt<TReal, TMask, TMemory>(ref memory, book, state), memory.Load(state + PositionState.Tab)));
        memory.Count(starts, ProtocolTallies.Auctions, 1);
    }

    /// <summary>
    /// A share f takes f of the collateral and of the debt before the cash that bidders left. Solvent it costs the price beside: a unit costs (debt + cash + price) / units. Insolvent the fund pays: a unit costs (debt - payment) / units, and the payment is bad debt.
    /// </summary>
    private static void Sell<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, int cash, TMask runs, TReal oracle, TReal threshold, TwoStageTerms<TReal> terms)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        int ledger = book.LedgerSlot;
        TReal units = memory.Load(state + PositionState.Units);
        TReal debt = Debt<TReal, TMask, TMemory>(ref memory, book, state);
        TReal reserved = memory.Load(cash);
        TReal value = TReal.MultiplyAdd(units, oracle, -debt);
        TReal maintenance = TReal.MultiplyAdd(units * oracle, threshold, -debt);
        TReal elapsed = (memory.Load(ledger + PathLedger.Date) - memory.Load(state + PositionState.Start)) * memory.Parameter(row.Parameter + StepSeconds);
        TMask solvent = TReal.Equal(memory.Load(state + PositionState.Top), TReal.Of(Solvent));
        TReal discount = TwoStageAuction<TReal, TMask>.Discount(elapsed, terms);
        TReal price = TwoStageAuction<TReal, TMask>.Price(value, reserved, discount);
        TReal payment = TReal.Select(solvent, zero, TReal.Min(debt, TwoStageAuction<TReal, TMask>.InsolventPayment(elapsed, value, maintenance, terms)));
        TReal cost = TReal.Select(solvent, debt + reserved + price, debt - payment);
        TReal unit = cost / units;
        TReal buffer = TwoStageAuction<TReal, TMask>.BufferMargin(value, maintenance, terms);
        TReal most = TReal.Select(solvent, TwoStageAuction<TReal, TMask>.LargestShare(value, buffer, reserved, discount, terms), one);
        TReal wanted = SaleMarket.Wanted<TReal, TMask, TMemory>(ref memory, book, row.Asset, unit, memory.Parameter(row.Parameter + Share));
        TReal share = TReal.Min(most, wanted / units);
        TMask all = TReal.LessOrEqual(one, share);
        TReal bought = TReal.Select(all, units, share * units);
        TReal paid = share * cost;
        TReal profit = SaleMarket.Profit<TReal, TMask, TMemory>(ref memory, book, row.Asset, bought, paid);
        TMask takes = runs & TReal.LessThan(zero, bought) & SaleMarket.Pays<TReal, TMask, TMemory>(ref memory, book, memory.Parameter(row.Parameter + Threshold), profit);
        if (!TMask.Any(takes)) return;

        // What is paid beyond the debt is the owner's; what the fund pays is forgiven, and no less lost.
        TReal bad = share * payment;
        TReal repaid = TReal.Min(paid, debt - bad);
        KeeperTrade.RecordRace<TReal, TMask, TMemory>(ref memory, book, row.Asset, takes, bought, paid, profit, repaid, bought);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.BorrowersLoss, TReal.Select(takes, repaid - paid, zero));
        TMask fails = takes & TReal.LessThan(zero, bad);
        if (TMask.Any(fails)) PositionStages.Fail<TReal, TMask, TMemory>(ref memory, book, fails, bad);
        TReal scaled = memory.Load(state + PositionState.ScaledDebt);
        TReal left = TReal.Select(takes, TReal.Select(all, zero, TReal.Max(zero, scaled - ((repaid + bad) / memory.Load(ledger + PathLedger.DebtIndex)))), scaled);
        memory.Store(state + PositionState.ScaledDebt, left);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.ScaledDebt, left - scaled);
        memory.Store(state + PositionState.Units, TReal.Select(takes, TReal.Select(all, zero, units - bought), units));
        memory.Store(cash, TReal.Select(takes & solvent, TReal.MultiplyAdd(share, price, reserved), reserved));
        memory.Store(state + PositionState.Tab, TReal.Select(takes & all, zero, memory.Load(state + PositionState.Tab)));
        memory.Store(state + PositionState.Top, TReal.Select(takes & all, zero, memory.Load(state + PositionState.Top)));
    }
}
