using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// Accounts gone through one by one, each over all dates of the path (see <see cref="SweepBook"/>). It gives the bits of going through the dates one by one, each over all accounts: counts and exact sums have no order,
/// and what has one, the protocol's losses, is noted and settled by date afterwards.
/// </summary>
internal static class SweepStages
{
    private const int EquityForm = 0;
    private const int HealthForm = 1;

    // No amount lies below it: the limit where an account has been breached already.
    private const float Breached = -float.MaxValue;

    // A date that no path reaches.
    private const float Never = -1f;

    /// <summary>Starts the sweep of a path whose prices are kept: no close-out is due, and the least prices are found.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int steps)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int assets = memory.Integer(accounts.Sweep + SweepBook.AssetCount);
        int history = memory.Integer(accounts.Sweep + SweepBook.HistorySlot);
        int least = memory.Integer(accounts.Sweep + SweepBook.LeastSlot);
        int due = memory.Integer(accounts.Sweep + SweepBook.DueSlot);
        for (int date = 0; date <= accounts.MonitoringDates; date++) memory.Store(due + date, TReal.Of(0f));
        for (int asset = 0; asset < assets; asset++)
        {
            TReal ofAll = TReal.Of(float.MaxValue);
            int row = least + asset;
            for (int date = 0; date <= steps;)
            {
                int end = date + SweepBook.SpanDates;
                if (end > steps + 1) end = steps + 1;
                TReal ofSpan = TReal.Of(float.MaxValue);
                for (; date < end; date++) ofSpan = TReal.Min(memory.Load(history + (date * assets) + asset), ofSpan);
                row += assets;
                memory.Store(row, ofSpan);
                ofAll = TReal.Min(ofSpan, ofAll);
            }

            memory.Store(least + asset, ofAll);
        }
    }

    /// <summary>Brings the prices of a date back to the slots where they are looked for.</summary>
    public static void Recall<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int priceSlot, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int assets = memory.Integer(accounts.Sweep + SweepBook.AssetCount);
        int row = memory.Integer(accounts.Sweep + SweepBook.HistorySlot) + (date * assets);
        for (int asset = 0; asset < assets; asset++) memory.Store(priceSlot + asset, memory.Load(row + asset));
    }

    /// <summary>Goes through all accounts.</summary>
    public static void Watch<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int priceSlot, int steps)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int least = memory.Integer(accounts.Sweep + SweepBook.LeastSlot);
        int entry = memory.Integer(accounts.EntryInteger);
        for (int account = 0; account < accounts.AccountCount; account++)
        {
            if (memory.Integer(accounts.CountedInteger + account) != 0) memory.Store(TailStages.DateSlot(accounts, account), TReal.Of(Never));
            int constant = accounts.ConstantParameter + (3 * account);
            TReal equity = memory.Parameter(constant);
            TReal health = memory.Parameter(constant + 1);
            int end = memory.Integer(accounts.EntryInteger + account + 1);
            for (; entry < end; entry++)
            {
                TReal price = memory.Load(least + memory.Integer(accounts.EntrySlotInteger + entry) - priceSlot);
                int weight = accounts.EntryParameter + (3 * entry);
                equity = TReal.MultiplyAdd(memory.Parameter(weight), price, equity);
                health = TReal.MultiplyAdd(memory.Parameter(weight + 1), price, health);
            }

            if (TReal.AnyLessThan(health, zero)) Breaches<TReal, TMask, TMemory>(ref memory, accounts, priceSlot, account);
            if (memory.Integer(accounts.DistributionInteger + account) != AccountBook.NoDistributions) Distribute<TReal, TMask, TMemory>(ref memory, accounts, priceSlot, account, steps);
            else if (TReal.AnyLessThan(equity, zero)) Curve<TReal, TMask, TMemory>(ref memory, accounts, priceSlot, account, steps);
        }
    }

    /// <summary>Settles what is due with the protocol, in the order of the close-outs' dates.</summary>
    public static void Settle<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, OptionBook options, int priceSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int due = memory.Integer(accounts.Sweep + SweepBook.DueSlot);
        for (int date = 0; date <= accounts.MonitoringDates; date++)
        {
            if (!TReal.AnyLessThan(TReal.Of(0f), memory.Load(due + date))) continue;
            Recall<TReal, TMask, TMemory>(ref memory, accounts, priceSlot, date + accounts.Delay);
            SettleDate<TReal, TMask, TMemory>(ref memory, accounts, options, priceSlot, date);
        }
    }

    private static void SettleDate<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, OptionBook options, int priceSlot, int breachDate)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal date = TReal.Of((float)breachDate);
        for (int account = 0; account < accounts.AccountCount; account++)
        {
            int counted = memory.Integer(accounts.CountedInteger + account);
            if (counted == 0) continue;
            TMask closedOut = TReal.Equal(memory.Load(TailStages.DateSlot(accounts, account)), date);
            if (!TMask.Any(closedOut)) continue;
            TReal equity = Value<TReal, TMask, TMemory>(ref memory, accounts, account, EquityForm, priceSlot, priceSlot);
            SettlementStages.AddToProtocol<TReal, TMask, TMemory>(ref memory, accounts, options, priceSlot, account, counted, closedOut, equity);
        }
    }

    // The first date on which health is below zero, path by path; its close-out is looked up at once.
    private static void Breaches<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int priceSlot, int account)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int assets = memory.Integer(accounts.Sweep + SweepBook.AssetCount);
        int history = memory.Integer(accounts.Sweep + SweepBook.HistorySlot);
        int least = memory.Integer(accounts.Sweep + SweepBook.LeastSlot);
        int entry = memory.Integer(accounts.EntryInteger + account);
        int end = memory.Integer(accounts.EntryInteger + account + 1);
        TReal constant = memory.Parameter(accounts.ConstantParameter + (3 * account) + HealthForm);
        TReal firstWeight = Weight<TReal, TMask, TMemory>(ref memory, accounts, entry, end, HealthForm);
        TReal secondWeight = Weight<TReal, TMask, TMemory>(ref memory, accounts, entry + 1, end, HealthForm);
        int first = Asset<TReal, TMask, TMemory>(ref memory, accounts, priceSlot, entry, end);
        int second = Asset<TReal, TMask, TMemory>(ref memory, accounts, priceSlot, entry + 1, end);
        TReal limit = TReal.Of(0f);
        int row = history;
        for (int span = 0; span <= accounts.MonitoringDates; span += SweepBook.SpanDates)
        {
            least += assets;
            TReal bound = Form<TReal, TMask, TMemory>(ref memory, constant, firstWeight, secondWeight, least + first, least + second);
            if (entry + 2 < end) bound = Rest<TReal, TMask, TMemory>(ref memory, accounts, entry + 2, end, HealthForm, least - priceSlot, bound);
            if (TReal.AnyLessThan(bound, limit))
            {
                int last = span + SweepBook.SpanDates - 1;
                if (last > accounts.MonitoringDates) last = accounts.MonitoringDates;
                for (int date = span; date <= last; date++)
                {
                    int prices = row + ((date - span) * assets);
                    TReal health = Form<TReal, TMask, TMemory>(ref memory, constant, firstWeight, secondWeight, prices + first, prices + second);
                    if (entry + 2 < end) health = Rest<TReal, TMask, TMemory>(ref memory, accounts, entry + 2, end, HealthForm, prices - priceSlot, health);
                    if (TReal.AnyLessThan(health, limit))
                    {
                        TMask breach = TReal.LessThan(health, limit);
                        limit = TReal.Select(breach, TReal.Of(Breached), limit);
                        CloseOut<TReal, TMask, TMemory>(ref memory, accounts, priceSlot, account, breach, date);
                    }
                }
            }

            row += assets * SweepBook.SpanDates;
        }

        TMask breached = TReal.LessThan(limit, TReal.Of(0f));
        if (TMask.Any(breached)) memory.Count(breached, AccountTallies.Of(account) + AccountTallies.Breaches, 1);
    }

    private static void CloseOut<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int priceSlot, int account, TMask breach, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int row = memory.Integer(accounts.Sweep + SweepBook.HistorySlot) + ((date + accounts.Delay) * memory.Integer(accounts.Sweep + SweepBook.AssetCount));
        TReal equity = Value<TReal, TMask, TMemory>(ref memory, accounts, account, EquityForm, row, priceSlot);
        SettlementStages.Count<TReal, TMask, TMemory>(ref memory, accounts, account, breach, equity, Exposure<TReal, TMask, TMemory>(ref memory, accounts, account), date);
        int counted = memory.Integer(accounts.CountedInteger + account);
        if (counted == 0) return;

        // Where the tail is kept a close-out without a loss has something to add too.
        TMask isDue = breach;
        if (counted < TailBook.FirstFlag) isDue = breach & TReal.LessThan(equity, TReal.Of(0f));
        if (!TMask.Any(isDue)) return;
        int dateSlot = TailStages.DateSlot(accounts, account);
        int due = memory.Integer(accounts.Sweep + SweepBook.DueSlot) + date;
        memory.Store(dateSlot, TReal.Select(isDue, TReal.Of((float)date), memory.Load(dateSlot)));
        memory.Store(due, TReal.Select(isDue, TReal.Of(1f), memory.Load(due)));
    }

    // The curve needs the lows up to the last date on which equity may be below zero, and nothing where it never is.
    private static void Curve<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int priceSlot, int account, int steps)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int assets = memory.Integer(accounts.Sweep + SweepBook.AssetCount);
        int least = memory.Integer(accounts.Sweep + SweepBook.LeastSlot);
        int span = SweepBook.Spans(steps + 1);
        for (; span > 0; span--)
        {
            TReal bound = Value<TReal, TMask, TMemory>(ref memory, accounts, account, EquityForm, least + (span * assets), priceSlot);
            if (TReal.AnyLessThan(bound, TReal.Of(0f))) break;
        }

        int behind = span * SweepBook.SpanDates;
        if (behind > steps + 1) behind = steps + 1;
        if (behind > accounts.Delay) Follow<TReal, TMask, TMemory>(ref memory, accounts, priceSlot, account, behind);
    }

    private static void Distribute<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int priceSlot, int account, int steps)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal low = Follow<TReal, TMask, TMemory>(ref memory, accounts, priceSlot, account, steps + 1);
        int tally = memory.Integer(accounts.DistributionInteger + account) + AccountTallies.Lows;
        memory.CountBucket(TReal.Equal(zero, zero), Ratio<TReal, TMask>(low, Exposure<TReal, TMask, TMemory>(ref memory, accounts, account)), AccountTallies.Requirements, tally);
    }

    // The exposure is the same on all dates, so the lowest ratio is the ratio of the lowest equity: a quotient rises with its dividend, rounded or not.
    private static TReal Follow<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int priceSlot, int account, int behind)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int assets = memory.Integer(accounts.Sweep + SweepBook.AssetCount);
        int row = memory.Integer(accounts.Sweep + SweepBook.HistorySlot);
        int lows = memory.Integer(accounts.Sweep + SweepBook.LowSlot);
        int entry = memory.Integer(accounts.EntryInteger + account);
        int end = memory.Integer(accounts.EntryInteger + account + 1);
        TReal constant = memory.Parameter(accounts.ConstantParameter + (3 * account) + EquityForm);
        TReal firstWeight = Weight<TReal, TMask, TMemory>(ref memory, accounts, entry, end, EquityForm);
        TReal secondWeight = Weight<TReal, TMask, TMemory>(ref memory, accounts, entry + 1, end, EquityForm);
        int first = Asset<TReal, TMask, TMemory>(ref memory, accounts, priceSlot, entry, end);
        int second = Asset<TReal, TMask, TMemory>(ref memory, accounts, priceSlot, entry + 1, end);
        TReal zero = TReal.Of(0f);
        TReal low = TReal.Of(float.MaxValue);
        TReal lower = low;
        TReal upper = low;
        for (int date = 0; date < behind; date++)
        {
            TReal equity = Form<TReal, TMask, TMemory>(ref memory, constant, firstWeight, secondWeight, row + first, row + second);
            if (entry + 2 < end) equity = Rest<TReal, TMask, TMemory>(ref memory, accounts, entry + 2, end, EquityForm, row - priceSlot, equity);
            row += assets;
            if (date <= accounts.MonitoringDates)
            {
                low = TReal.Min(equity, low);
                memory.Store(lows + date, low);
            }

            if (date < accounts.Delay || !TReal.AnyLessThan(equity, zero)) continue;

            // Requirements that are insolvent together with those of the low before are counted with them: what would be taken away at one low is what would be added there at the next.
            int breach = lows + date - accounts.Delay;
            TReal now = memory.Load(breach);
            TReal before = TReal.Of(float.MaxValue);
            if (date > accounts.Delay) before = memory.Load(breach - 1);
            TMask insolvent = TReal.LessThan(equity, zero) & TReal.LessThan(now, before);
            TMask apart = insolvent & !TReal.Equal(before, lower);
            if (TMask.Any(apart))
            {
                AddToCurve<TReal, TMask, TMemory>(ref memory, accounts, account, apart, lower, upper);
                upper = TReal.Select(apart, before, upper);
            }

            lower = TReal.Select(insolvent, now, lower);
        }

        AddToCurve<TReal, TMask, TMemory>(ref memory, accounts, account, TReal.LessThan(lower, upper), lower, upper);
        return low;
    }

    private static void AddToCurve<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int account, TMask mask, TReal lower, TReal upper)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TMask insolvent = mask & TReal.LessThan(lower, upper);
        if (!TMask.Any(insolvent)) return;
        TReal exposure = Exposure<TReal, TMask, TMemory>(ref memory, accounts, account);
        memory.CountEdges(insolvent, Ratio<TReal, TMask>(lower, exposure), Ratio<TReal, TMask>(upper, exposure), AccountTallies.Requirements, AccountTallies.Of(account) + AccountTallies.Curve);
    }

    // Beyond all requirements where the exposure is zero, or where there is no low yet.
    private static TReal Ratio<TReal, TMask>(TReal equity, TReal exposure)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal none = TReal.Of(float.MaxValue);
        return TReal.Min(TReal.SelectLessThan(equity, none, equity / exposure, none), none);
    }

    private static TReal Exposure<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int account)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> => memory.Parameter(accounts.ConstantParameter + (3 * account) + 2);

    // A form of an account at the prices of a row.
    private static TReal Value<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int account, int form, int row, int priceSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> => Rest<TReal, TMask, TMemory>(
            ref memory,
            accounts,
            memory.Integer(accounts.EntryInteger + account),
            memory.Integer(accounts.EntryInteger + account + 1),
            form,
            row - priceSlot,
            memory.Parameter(accounts.ConstantParameter + (3 * account) + form));

    private static TReal Rest<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int entry, int end, int form, int shift, TReal value)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (; entry < end; entry++)
        {
            value = TReal.MultiplyAdd(memory.Parameter(accounts.EntryParameter + (3 * entry) + form), memory.Load(shift + memory.Integer(accounts.EntrySlotInteger + entry)), value);
        }

        return value;
    }

    // The first two entries stay in registers over all dates; one that an account does not have weighs nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Form<TReal, TMask, TMemory>(ref TMemory memory, TReal constant, TReal firstWeight, TReal secondWeight, int firstSlot, int secondSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        TReal.MultiplyAdd(secondWeight, memory.Load(secondSlot), TReal.MultiplyAdd(firstWeight, memory.Load(firstSlot), constant));

    private static TReal Weight<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int entry, int end, int form)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> => entry < end ? memory.Parameter(accounts.EntryParameter + (3 * entry) + form) : TReal.Of(0f);

    private static int Asset<TReal, TMask, TMemory>(ref TMemory memory, AccountBook accounts, int priceSlot, int entry, int end)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> => entry < end ? memory.Integer(accounts.EntrySlotInteger + entry) - priceSlot : 0;
}
