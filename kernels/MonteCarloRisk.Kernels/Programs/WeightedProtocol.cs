using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// What a weighted path adds to the protocol's losses. Bad debt and the value liquidated only grow along a path, so what lies above a level counts by the weight of the date that
/// passes it: a stopping time, while the weight at the end would carry all that happens after the loss.
/// </summary>
internal static class WeightedProtocol
{
    private const float MostAmount = 1152921504606846976f;

    /// <summary>Adds the close-out of an account, at the weight of its date.</summary>
    public static void Settle<TReal, TMask, TMemory>(
        ref TMemory memory, AccountBook accounts, int priceSlot, int account, int counted, TMask closedOut, TReal equity, TReal exposure, int breachDate, TReal weight, WeightPlaces places)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int tally = AccountTallies.Of(account);
        memory.Count(closedOut, tally + AccountTallies.Breaches, 1);
        memory.Count(closedOut, tally + AccountTallies.BreachDates, breachDate);
        memory.AddWeight(closedOut, weight, places.Twin(tally + AccountTallies.Breaches));
        memory.AddExact(closedOut, weight * TReal.Of((float)breachDate), places.Twin(tally + AccountTallies.Loss));
        int distributions = memory.Integer(accounts.DistributionInteger + account);
        if (distributions != AccountBook.NoDistributions)
        {
            TReal ratio = equity / exposure;
            memory.CountBucket(closedOut, ratio, AccountTallies.Requirements, distributions + AccountTallies.CloseOuts);
            memory.AddWeightToBucket(closedOut, weight, ratio, AccountTallies.Requirements, places.Twin(distributions + AccountTallies.CloseOuts));
        }

        if (counted >= TailBook.FirstFlag) CloseOut<TReal, TMask, TMemory>(ref memory, accounts, counted - TailBook.FirstFlag, priceSlot, account, closedOut, weight, places);
        TMask insolvent = closedOut & TReal.LessThan(equity, TReal.Of(0f));
        if (!TMask.Any(insolvent)) return;
        memory.Count(insolvent, tally + AccountTallies.Insolvencies, 1);
        memory.AddWeight(insolvent, weight, places.Twin(tally + AccountTallies.Insolvencies));
        MomentTallies.Add<TReal, TMask, TMemory>(ref memory, insolvent, Bounded<TReal, TMask>(weight * -equity), tally + AccountTallies.Loss);
        if (counted != 0) Fail<TReal, TMask, TMemory>(ref memory, accounts, counted, priceSlot, account, insolvent, -equity, weight, places);
    }

    /// <summary>Adds the value of an account's collateral at its close-out to the value liquidated.</summary>
    public static void CloseOut<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int tail, int priceSlot, int account, TMask closedOut, TReal weight, WeightPlaces places)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal value = TailStages.Collateral<TReal, TMask, TMemory>(ref memory, accounts, tail, priceSlot, account);
        int slot = memory.Integer(tail + TailBook.LiquidatedSlot);
        TReal before = memory.Load(slot);
        TReal after = before + value;
        int tally = memory.Integer(tail + TailBook.FirstTally) + TailBook.LiquidatedBuckets;
        memory.AddWeightToEdges(closedOut, weight, before, after, TailBook.Buckets(memory.Integer(tail + TailBook.LowestExponent)), places.Twin(tally));
        memory.Store(slot, TReal.Select(closedOut, after, before));
        AddTo<TReal, TMask, TMemory>(ref memory, places.LiquidatedSlot, closedOut, weight, value);
    }

    /// <summary>Adds an account's loss to the bad debt.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="counted">The account's flag, above zero.</param>
    /// <param name="priceSlot">First state slot of the prices.</param>
    /// <param name="account">The account.</param>
    /// <param name="insolvent">Where it is insolvent.</param>
    /// <param name="loss">Its loss.</param>
    /// <param name="weight">Weight of the date.</param>
    /// <param name="places">Where weights are added up.</param>
    public static void Fail<TReal, TMask, TMemory>(
        ref TMemory memory, AccountBook accounts, int counted, int priceSlot, int account, TMask insolvent, TReal loss, TReal weight, WeightPlaces places)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal before = memory.Load(accounts.BadDebtSlot);
        TReal after = before + loss;
        TMask first = insolvent & TReal.Equal(before, TReal.Of(0f));
        memory.Count(first, AccountTallies.ProtocolInsolvencies, 1);
        memory.AddWeight(first, weight, places.Twin(AccountTallies.ProtocolInsolvencies));
        memory.AddWeightToEdges(insolvent, weight, before, after, AccountTallies.Losses, places.Twin(AccountTallies.ProtocolLosses));
        memory.Store(accounts.BadDebtSlot, TReal.Select(insolvent, after, before));
        AddTo<TReal, TMask, TMemory>(ref memory, places.BadDebtSlot, insolvent, weight, loss);
        if (counted < TailBook.FirstFlag) return;

        int tail = counted - TailBook.FirstFlag;
        int tally = memory.Integer(tail + TailBook.FirstTally);
        memory.AddWeightToEdges(insolvent, weight, before, after, TailBook.Buckets(memory.Integer(tail + TailBook.LowestExponent)), places.Twin(tally + TailBook.BadDebtBuckets));
        AddMoves<TReal, TMask, TMemory>(ref memory, tail, priceSlot, first, weight, places);
        CountPairs<TReal, TMask, TMemory>(ref memory, accounts, tail, account, insolvent, weight, places);
        TReal fund = memory.Parameter(memory.Integer(tail + TailBook.FundParameter));
        TMask beyond = insolvent & TReal.LessThan(fund, after);
        if (!TMask.Any(beyond)) return;

        TMask passes = beyond & TReal.LessOrEqual(before, fund);
        memory.Count(passes, tally + TailBook.Beyond, 1);
        memory.AddWeight(passes, weight, places.Twin(tally + TailBook.Beyond));
        AddTo<TReal, TMask, TMemory>(ref memory, places.BeyondSlot, beyond, weight, after - TReal.Max(before, fund));
    }

    /// <summary>Adds the costs of an account's close-out, at the weight of its date, to those of the path.</summary>
    public static void Tell<TReal, TMask, TMemory>(ref TMemory memory, int closeOut, TMask closedOut, TReal slippage, TReal penalty, TReal weight)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int slot = memory.Integer(closeOut + CloseOutBook.CostSlot);
        AddTo<TReal, TMask, TMemory>(ref memory, slot, closedOut, weight, slippage);
        AddTo<TReal, TMask, TMemory>(ref memory, slot + 1, closedOut, weight, penalty);
    }

    /// <summary>A weighted amount that can be squared and summed: where a tilt reaches prices that no path of the model does, 2^60 stands for more.</summary>
    public static TReal Bounded<TReal, TMask>(TReal amount)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask> => TReal.Min(amount, TReal.Of(MostAmount));

    /// <summary>Ends a path.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="tail">Place of the tail, below zero where none is kept.</param>
    /// <param name="closeOut">Place of the terms of close-outs, below zero where they cost nothing.</param>
    /// <param name="places">Where weights are added up.</param>
    public static void Close<TReal, TMask, TMemory>(ref TMemory memory, int tail, int closeOut, WeightPlaces places)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        AddMoments<TReal, TMask, TMemory>(ref memory, places.BadDebtSlot, AccountTallies.ProtocolLoss);
        if (closeOut >= 0)
        {
            int slot = memory.Integer(closeOut + CloseOutBook.CostSlot);
            int costs = memory.Integer(closeOut + CloseOutBook.FirstTally);
            AddMoments<TReal, TMask, TMemory>(ref memory, slot, costs + CloseOutBook.Slippage);
            AddMoments<TReal, TMask, TMemory>(ref memory, slot + 1, costs + CloseOutBook.Penalty);
        }

        if (tail < 0) return;

        int tally = memory.Integer(tail + TailBook.FirstTally);
        AddMoments<TReal, TMask, TMemory>(ref memory, places.BeyondSlot, tally + TailBook.BeyondLoss);
        AddMoments<TReal, TMask, TMemory>(ref memory, places.LiquidatedSlot, tally + TailBook.Liquidated);
    }

    private static void AddTo<TReal, TMask, TMemory>(ref TMemory memory, int slot, TMask mask, TReal weight, TReal value)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal sum = memory.Load(slot);
        memory.Store(slot, TReal.Select(mask, TReal.MultiplyAdd(weight, value, sum), sum));
    }

    private static void AddMoments<TReal, TMask, TMemory>(ref TMemory memory, int slot, int tally)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal value = Bounded<TReal, TMask>(memory.Load(slot));
        TMask any = TReal.LessThan(TReal.Of(0f), value);
        if (TMask.Any(any)) MomentTallies.Add<TReal, TMask, TMemory>(ref memory, any, value, tally);
    }

    // The moments of weight times log return; in their twins weight times its square, and squared weight times it: what the mean among the paths with a loss, its error and the deviation need.
    private static void AddMoves<TReal, TMask, TMemory>(ref TMemory memory, int tail, int priceSlot, TMask first, TReal weight, WeightPlaces places)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (!TMask.Any(first)) return;
        int assets = memory.Integer(tail + TailBook.AssetCount);
        int spot = memory.Integer(tail + TailBook.SpotParameter);
        int moves = memory.Integer(tail + TailBook.FirstTally) + TailBook.Moves;
        int further = places.Twin(moves);
        for (int asset = 0; asset < assets; asset++)
        {
            TReal move = TailStages.Move<TReal, TMask, TMemory>(ref memory, priceSlot + asset, spot + asset);
            TReal weighted = weight * move;
            MomentTallies.Add<TReal, TMask, TMemory>(ref memory, first, weighted, moves + (asset * MomentTallies.Count));
            memory.AddExact(first, weighted * move, further + (asset * WeightPlaces.MoveTallies));
            memory.AddExact(first, weighted * weight, further + (asset * WeightPlaces.MoveTallies) + ExactSum.Tallies);
        }
    }

    // A pair counts on the date on which its second account fails.
    private static void CountPairs<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int tail, int account, TMask insolvent, TReal weight, WeightPlaces places)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal mark = TReal.Of(TailStages.Insolvent);
        int count = memory.Integer(tail + TailBook.JointCount);
        int pair = memory.Integer(tail + TailBook.FirstTally) + TailBook.Moves + (memory.Integer(tail + TailBook.AssetCount) * MomentTallies.Count);
        for (int one = 0; one < count; one++)
        {
            int first = memory.Integer(tail + TailBook.JointAccounts + one);
            for (int other = one + 1; other < count; other++, pair++)
            {
                int second = memory.Integer(tail + TailBook.JointAccounts + other);
                if (first != account && second != account) continue;
                TMask both = insolvent & TReal.Equal(memory.Load(TailStages.DateSlot(accounts, first == account ? second : first)), mark);
                if (!TMask.Any(both)) continue;
                memory.Count(both, pair, 1);
                memory.AddWeight(both, weight, places.Twin(pair));
            }
        }

        int dateSlot = TailStages.DateSlot(accounts, account);
        memory.Store(dateSlot, TReal.Select(insolvent, mark, memory.Load(dateSlot)));
    }
}
