using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>What a path adds to the tail of the protocol's losses, see <see cref="TailBook"/>: at close-outs and at the end, in rare branches only.</summary>
internal static class TailStages
{
    // In place of an account's breach date; less than any date and unlike the one that stands for no breach.
    public const float Insolvent = -2f;

    // Logarithms are of normal numbers; a price below is as good as none.
    private const float LeastRatio = 1.17549435e-38f;

    /// <summary>Starts a path.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, int tail)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
        => memory.Store(memory.Integer(tail + TailBook.LiquidatedSlot), TReal.Of(0f));

    /// <summary>Adds the value of an account's collateral, at the prices of its close-out, to the value liquidated on the path.</summary>
    public static void CloseOut<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int tail, int priceSlot, int account, TMask closedOut)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal value = Collateral<TReal, TMask, TMemory>(ref memory, accounts, tail, priceSlot, account);
        int liquidatedSlot = memory.Integer(tail + TailBook.LiquidatedSlot);
        TReal liquidated = memory.Load(liquidatedSlot);
        memory.Store(liquidatedSlot, TReal.Select(closedOut, liquidated + value, liquidated));
    }

    /// <summary>The value of an account's collateral at the prices of a date.</summary>
    public static TReal Collateral<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int tail, int priceSlot, int account)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int endSlot = priceSlot + memory.Integer(tail + TailBook.AssetCount);
        int end = memory.Integer(accounts.EntryInteger + account + 1);
        TReal value = TReal.Of(0f);
        for (int entry = memory.Integer(accounts.EntryInteger + account); entry < end; entry++)
        {
            int slot = memory.Integer(accounts.EntrySlotInteger + entry);
            if (slot < endSlot) value = TReal.MultiplyAdd(memory.Parameter(accounts.EntryParameter + (3 * entry)), memory.Load(slot), value);
        }

        return value;
    }

    /// <summary>Marks an account as insolvent, and where its loss is the path's first adds the log return of each asset.</summary>
    public static void Fail<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int tail, int priceSlot, int account, TMask insolvent, TReal badDebt)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int dateSlot = DateSlot(accounts, account);
        memory.Store(dateSlot, TReal.Select(insolvent, TReal.Of(Insolvent), memory.Load(dateSlot)));
        TMask first = insolvent & TReal.Equal(badDebt, TReal.Of(0f));
        if (!TMask.Any(first)) return;

        int moves = memory.Integer(tail + TailBook.FirstTally) + TailBook.Moves;
        int spot = memory.Integer(tail + TailBook.SpotParameter);
        int assets = memory.Integer(tail + TailBook.AssetCount);
        for (int asset = 0; asset < assets; asset++)
        {
            MomentTallies.Add<TReal, TMask, TMemory>(ref memory, first, Move<TReal, TMask, TMemory>(ref memory, priceSlot + asset, spot + asset), moves + (asset * MomentTallies.Count));
        }
    }

    /// <summary>An asset's log return from today to a date.</summary>
    public static TReal Move<TReal, TMask, TMemory>(ref TMemory memory, int priceSlot, int spotParameter)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        TReal.Log(TReal.Max(memory.Load(priceSlot) * memory.Parameter(spotParameter), TReal.Of(LeastRatio)));

    /// <summary>Ends a path.</summary>
    public static void Close<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int tail, TReal badDebt)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int tally = memory.Integer(tail + TailBook.FirstTally);
        LogBuckets buckets = TailBook.Buckets(memory.Integer(tail + TailBook.LowestExponent));
        TReal liquidated = memory.Load(memory.Integer(tail + TailBook.LiquidatedSlot));
        TMask hasLiquidated = TReal.LessThan(zero, liquidated);
        if (TMask.Any(hasLiquidated))
        {
            MomentTallies.Add<TReal, TMask, TMemory>(ref memory, hasLiquidated, liquidated, tally + TailBook.Liquidated);
            memory.CountBucket(hasLiquidated, liquidated, buckets, tally + TailBook.LiquidatedBuckets);
        }

        TMask insolvent = TReal.LessThan(zero, badDebt);
        if (!TMask.Any(insolvent)) return;

        memory.CountBucket(insolvent, badDebt, buckets, tally + TailBook.BadDebtBuckets);
        TReal fund = memory.Parameter(memory.Integer(tail + TailBook.FundParameter));
        TMask beyond = TReal.LessThan(fund, badDebt);
        if (TMask.Any(beyond))
        {
            memory.Count(beyond, tally + TailBook.Beyond, 1);
            MomentTallies.Add<TReal, TMask, TMemory>(ref memory, beyond, badDebt - fund, tally + TailBook.BeyondLoss);
        }

        CountPairs<TReal, TMask, TMemory>(ref memory, accounts, tail, tally);
    }

    private static void CountPairs<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int tail, int tally)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal mark = TReal.Of(Insolvent);
        int count = memory.Integer(tail + TailBook.JointCount);
        int pair = tally + TailBook.Moves + (memory.Integer(tail + TailBook.AssetCount) * MomentTallies.Count);
        for (int one = 0; one < count; one++)
        {
            TMask isInsolvent = TReal.Equal(memory.Load(DateSlot(accounts, memory.Integer(tail + TailBook.JointAccounts + one))), mark);
            bool any = TMask.Any(isInsolvent);
            for (int other = one + 1; other < count; other++)
            {
                if (any)
                {
                    TMask both = isInsolvent & TReal.Equal(memory.Load(DateSlot(accounts, memory.Integer(tail + TailBook.JointAccounts + other))), mark);
                    memory.Count(both, pair, 1);
                }

                pair++;
            }
        }
    }

    public static int DateSlot(AccountBook accounts, int account) => accounts.StateSlot + ((account + 1) * accounts.AccountSlots) - 1;
}
