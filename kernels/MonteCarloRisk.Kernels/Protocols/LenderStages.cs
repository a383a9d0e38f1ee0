using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Lenders of a reserve: who leaves, who cannot, and what those lose who stay, see <see cref="LenderState"/>.</summary>
internal static class LenderStages
{
    // Parameters of who leaves.
    private const int Level = 0;
    private const int Share = 1;
    private const int BadShare = 2;
    private const int Step = 3;
    private const int Held = 4;

    // Integers of both rows: the reserve, its lenders, the measures, whether the asset is one of the model.
    private const int Lenders = 1;
    private const int Measures = 2;
    private const int HasAsset = 3;
    private const int Elsewhere = 4;

    /// <summary>No loss so far. State: bad debt at the last date; of the row that has the numéraire's lenders also what others lost.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int lenders = memory.Integer(row.Integer + Lenders);
        memory.Store(lenders + LenderState.Due, zero);
        memory.Store(lenders + LenderState.Kept, TReal.Of(1f));
        memory.Store(lenders + LenderState.Spell, zero);
        memory.Store(memory.Integer(row.Integer + Elsewhere), zero);
        memory.Store(row.State, zero);
    }

    /// <summary>
    /// While utilization is at a level, or bad debt so far is a share of what is supplied, a share of the lenders wants to withdraw on each date; all of them together get no more than what is not lent.
    /// Parameters: level, share that leaves in a step, share of bad debt, seconds of a step, units that are supplied as collateral and stay.
    /// </summary>
    public static void Leave<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal price = one;
        if (memory.Integer(row.Integer + HasAsset) != 0) price = memory.Load(book.Asset(row.Asset) + AssetState.Market);
        int reserve = ReserveStages.At<TReal, TMask, TMemory>(ref memory, book, row.Integer);
        int spell = memory.Integer(row.Integer + Lenders) + LenderState.Spell;
        int measures = memory.Integer(row.Integer + Measures);
        TReal supplied = memory.Load(reserve + ReserveState.Supplied);
        TReal debt = memory.Load(reserve + ReserveState.ScaledDebt) * memory.Load(reserve + ReserveState.Index);
        TMask used = TReal.LessOrEqual(memory.Parameter(row.Parameter + Level) * supplied, debt);
        TMask feared = TReal.LessOrEqual(memory.Parameter(row.Parameter + BadShare) * supplied * price, memory.Load(book.LedgerSlot + PathLedger.BadDebt));
        TReal wanted = TReal.Select(used | feared, memory.Parameter(row.Parameter + Share) * TReal.Max(supplied - memory.Parameter(row.Parameter + Held), zero), zero);
        TReal cash = ReserveStages.Cash<TReal, TMask, TMemory>(ref memory, reserve);
        TReal withdrawn = TReal.Min(wanted, cash);
        memory.Store(reserve + ReserveState.Supplied, supplied - withdrawn);
        TMask squeezed = TReal.LessThan(cash, wanted);
        TReal before = memory.Load(spell);
        TReal dates = TReal.Select(squeezed, before + one, zero);
        memory.Store(spell, dates);
        TMask begins = squeezed & TReal.LessOrEqual(before, zero);
        if (TMask.Any(begins)) memory.Count(begins, ProtocolTallies.WithdrawalSqueezes, 1);
        TReal step = memory.Parameter(row.Parameter + Step);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.Withdrawn, withdrawn * price);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.SqueezedSeconds, TReal.Select(squeezed, step, zero));
        int longest = measures + LiquidationMeasures.LongestSqueezeSeconds;
        memory.Store(longest, TReal.Max(memory.Load(longest), dates * step));
    }

    /// <summary>
    /// Lenders of a reserve lose of what the backstops have left the part that is the reserve's: of bad debt B of the date, of which U is left, due U / B. The row of the numéraire's lenders is the last of these, and has what others have not.
    /// </summary>
    public static void Lose<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        int due = memory.Integer(row.Integer + Lenders) + LenderState.Due;
        int elsewhere = memory.Integer(row.Integer + Elsewhere);
        TReal unpaid = memory.Load(ledger + PathLedger.Unpaid);
        TReal badDebt = memory.Load(ledger + PathLedger.BadDebt);
        TReal grown = badDebt - memory.Load(row.State);
        memory.Store(row.State, badDebt);
        if (memory.Integer(row.Integer + HasAsset) == 0)
        {
            TReal others = memory.Load(elsewhere);
            Bear<TReal, TMask, TMemory>(ref memory, row, memory.Load(ledger + PathLedger.Supplied) - others, unpaid - others);
            memory.Store(elsewhere, zero);
            return;
        }

        TMask loses = TReal.LessThan(zero, grown) & TReal.LessThan(zero, memory.Load(due)) & TReal.LessThan(zero, unpaid);
        if (TMask.Any(loses))
        {
            int supplied = memory.Integer(row.Integer) + ReserveState.Supplied;
            TReal lost = TReal.Select(loses, memory.Load(due) * (unpaid / grown), zero);
            TReal units = TReal.Select(loses, lost / memory.Load(book.Asset(row.Asset) + AssetState.Market), zero);
            PathLedger.Add<TReal, TMask, TMemory>(ref memory, elsewhere, lost);

            // The rest of what lenders bear is taken off the numéraire's reserve.
            PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Supplied, lost);
            Bear<TReal, TMask, TMemory>(ref memory, row, memory.Load(supplied), units);
            memory.Store(supplied, TReal.Max(memory.Load(supplied) - units, zero));
        }

        memory.Store(due, zero);
    }

    // A claim of one becomes one less loss over supply.
    private static void Bear<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row, TReal supplied, TReal lost)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TMask loses = TReal.LessThan(TReal.Of(0f), lost);
        if (!TMask.Any(loses)) return;
        TReal one = TReal.Of(1f);
        int slot = memory.Integer(row.Integer + Lenders) + LenderState.Kept;
        TReal kept = memory.Load(slot);
        TReal left = TReal.Select(loses, kept * (one - (lost / TReal.Max(supplied, TReal.Select(loses, lost, one)))), kept);
        memory.Store(slot, left);
        int measures = memory.Integer(row.Integer + Measures);
        if (measures < 0) return;
        int worst = measures + LiquidationMeasures.LenderLoss;
        memory.Store(worst, TReal.Max(memory.Load(worst), one - left));
    }
}
