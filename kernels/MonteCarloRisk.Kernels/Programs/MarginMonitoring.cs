using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// Accounts under margin on every date of the grid, from date 0. Two things are watched at once, for each account:
/// the rule in force (health below zero is a breach), and every maintenance requirement of the curve (equity / exposure below it).
/// A breach is closed out <see cref="AccountBook.Delay"/> dates later, or after a delay that is drawn; equity after the costs of the close-out below zero there is an insolvency and its size the loss.
/// </summary>
/// <remarks>
/// One pass gives the whole curve: equity / exposure is followed to its new lows; the requirements between an old low and a new one are
/// breached at that date, and are settled together one delay later. After the last monitoring date nothing new is breached and the
/// open close-outs run to their end, so the grid has MonitoringDates + Delay steps. Where all accounts hold prices alone they are gone through one by one, with the same bits (see <see cref="SweepBook"/>).
/// </remarks>
/// <param name="Process">The price process.</param>
/// <param name="Options">The option book.</param>
/// <param name="Accounts">The account book.</param>
/// <param name="PriceSlot">First state slot of the prices.</param>
/// <typeparam name="TProcess">The price process.</typeparam>
/// <typeparam name="TWeights">By how much its paths count.</typeparam>
public record struct MarginMonitoring<TProcess, TWeights>(TProcess Process, OptionBook Options, AccountBook Accounts, int PriceSlot) : IPathProgram
    where TProcess : unmanaged, IProcess
    where TWeights : unmanaged, IPathWeights<TProcess>
{
    /// <summary>The price process; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TProcess Process = Process;

    /// <summary>The option book; a field for the same reason.</summary>
    public readonly OptionBook Options = Options;

    /// <summary>The account book; a field for the same reason.</summary>
    public readonly AccountBook Accounts = Accounts;

    // A date that no path reaches.
    private const float Never = -1f;

    /// <inheritdoc/>
    public void Run<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TWeights.Begin<TReal, TMask, TWord, TMemory>(ref Process, ref memory, pathHigh, pathLow);
        Process.Start<TReal, TMask, TMemory>(ref memory);
        if (!TWeights.HasWeights && Accounts.Sweep >= 0)
        {
            Sweep<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow);
            return;
        }

        Open<TReal, TMask, TMemory>(ref memory);
        Draw<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, 0);
        Watch<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, 0);
        for (int date = 0; date < Process.StepCount;)
        {
            int end = Process.Advance<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date);
            while (date < end)
            {
                date++;
                Draw<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date);
                Watch<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date);
            }
        }

        Close<TReal, TMask, TMemory>(ref memory);
    }

    // The prices of all dates first, then account by account.
    private void Sweep<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int history = memory.Integer(Accounts.Sweep + SweepBook.HistorySlot);
        Process.WritePrices<TReal, TMask, TMemory>(ref memory, 0, history);
        for (int date = 0; date < Process.StepCount;)
        {
            int end = Process.Advance<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date);
            while (date < end)
            {
                date++;
                Process.WritePrices<TReal, TMask, TMemory>(ref memory, date, history + (date * Process.AssetCount));
            }
        }

        OpenProtocol<TReal, TMask, TMemory>(ref memory);
        SweepStages.Open<TReal, TMask, TMemory>(ref memory, Accounts, Process.StepCount);
        SweepStages.Recall<TReal, TMask, TMemory>(ref memory, Accounts, PriceSlot, 0);
        OpenAllocation<TReal, TMask, TMemory>(ref memory);
        SweepStages.Watch<TReal, TMask, TMemory>(ref memory, Accounts, PriceSlot, Process.StepCount);
        SweepStages.Settle<TReal, TMask, TMemory>(ref memory, Accounts, Options, PriceSlot);
        CloseProtocol<TReal, TMask, TMemory>(ref memory);
    }

    private void Open<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int account = 0; account < Accounts.AccountCount; account++)
        {
            int state = Accounts.StateSlot + (account * Accounts.AccountSlots);
            for (int slot = 0; slot < Accounts.RingLength; slot++) memory.Store(state + slot, TReal.Of(float.MaxValue));
            memory.Store(state + Accounts.RingLength, TReal.Of(Never));
        }

        OpenProtocol<TReal, TMask, TMemory>(ref memory);
    }

    private void OpenProtocol<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        memory.Store(Accounts.BadDebtSlot, TReal.Of(0f));
        int tail = Tail<TReal, TMask, TMemory>(ref memory);
        if (tail >= 0) TailStages.Open<TReal, TMask, TMemory>(ref memory, tail);
        if (Accounts.CloseOut >= 0) CloseOutStages.Open<TReal, TMask, TMemory>(ref memory, Accounts.CloseOut);
    }

    private void Draw<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (Accounts.CloseOut >= 0) CloseOutStages.Draw<TReal, TMask, TWord, TMemory>(ref memory, Accounts.CloseOut, Accounts.RingLength, pathHigh, pathLow, date, 0);
    }

    // The place of the tail, or below zero. The accounts that count stand first, and all of them name the same tail.
    private int Tail<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
        => Accounts.AccountCount == 0 ? -1 : memory.Integer(Accounts.CountedInteger) - TailBook.FirstFlag;

    // The accounts that count stand first, and all of them name the same allocation.
    private void OpenAllocation<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int flag = Accounts.AccountCount == 0 ? 0 : memory.Integer(Accounts.CountedInteger);
        if (flag < 0) AllocationStages.Open<TReal, TMask, TMemory>(ref memory, Accounts, Options, AllocationBook.Place(flag), PriceSlot);
    }

    private void Watch<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        Process.WritePrices<TReal, TMask, TMemory>(ref memory, date, PriceSlot);
        Options.Mark<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date, Process.LogReturnsOn(date), PriceSlot);
        if (TWeights.HasWeights) TWeights.Observe<TReal, TMask, TMemory>(ref Process, ref memory, date);
        if (Accounts.CloseOut >= 0 && date > 0) CloseOutStages.Observe<TReal, TMask, TMemory>(ref memory, Accounts.CloseOut, Process.LogReturnsOn(date));
        if (date == 0) OpenAllocation<TReal, TMask, TMemory>(ref memory);
        WatchAccounts<TReal, TMask, TMemory>(ref memory, date);
    }

    private void WatchAccounts<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal breachDate = TReal.Of((float)date);
        TReal settledDate = TReal.Of((float)(date - Accounts.Delay));
        int ring = Accounts.RingLength;
        int now = date % ring;
        int before = (date + ring - 1) % ring;
        int settled = (date + ring - Accounts.Delay) % ring;
        int beforeSettled = (date + 1) % ring;
        bool monitored = date <= Accounts.MonitoringDates;
        bool settles = date >= Accounts.Delay;
        int entry = memory.Integer(Accounts.EntryInteger);
        var onDate = new DateWeight<TReal>();
        for (int account = 0; account < Accounts.AccountCount; account++)
        {
            int constant = Accounts.ConstantParameter + (3 * account);
            TReal equity = memory.Parameter(constant);
            TReal health = memory.Parameter(constant + 1);
            TReal exposure = memory.Parameter(constant + 2);
            int end = memory.Integer(Accounts.EntryInteger + account + 1);
            for (; entry < end; entry++)
            {
                TReal instrument = memory.Load(memory.Integer(Accounts.EntrySlotInteger + entry));
                int weight = Accounts.EntryParameter + (3 * entry);
                equity = TReal.MultiplyAdd(memory.Parameter(weight), instrument, equity);
                health = TReal.MultiplyAdd(memory.Parameter(weight + 1), instrument, health);
                exposure = TReal.MultiplyAdd(memory.Parameter(weight + 2), instrument, exposure);
            }

            int state = Accounts.StateSlot + (account * Accounts.AccountSlots);
            TReal low = memory.Load(state + before);
            TReal breached = memory.Load(state + ring);
            if (monitored)
            {
                // Min returns its second operand where the ratio is not a number: an account with nothing at stake keeps its low.
                TReal lowBefore = low;
                low = TReal.Min(equity / exposure, low);
                if (TWeights.HasWeights) AddLow<TReal, TMask, TMemory>(ref memory, ref onDate, account, low, lowBefore);
                TMask breach = TReal.LessThan(health, zero) & TReal.Equal(breached, TReal.Of(Never));
                breached = TReal.Select(breach, breachDate, breached);
                memory.Store(state + ring, breached);
            }

            memory.Store(state + now, low);
            if (Accounts.CloseOut >= 0)
            {
                CloseOut<TReal, TMask, TMemory>(ref memory, ref onDate, account, equity, exposure, date);
                continue;
            }

            if (!settles) continue;

            TMask closedOut = TReal.Equal(breached, settledDate);
            if (TMask.Any(closedOut)) Settle<TReal, TMask, TMemory>(ref memory, ref onDate, account, closedOut, equity, exposure, date - Accounts.Delay);

            TReal newLow = memory.Load(state + settled);
            TReal oldLow = memory.Load(state + beforeSettled);
            TMask settledInsolvent = TReal.LessThan(equity, zero) & TReal.LessThan(newLow, oldLow);
            if (TMask.Any(settledInsolvent)) AddToCurve<TReal, TMask, TMemory>(ref memory, ref onDate, account, settledInsolvent, newLow, oldLow);
        }
    }

    // Close-outs that cost something, or whose delay is drawn: each delay that there may be closes out what was breached as long ago, on the paths that drew it on that date.
    private void CloseOut<TReal, TMask, TMemory>(ref TMemory memory, ref DateWeight<TReal> weight, int account, TReal equity, TReal exposure, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int book = Accounts.CloseOut;
        int ring = Accounts.RingLength;
        int state = Accounts.StateSlot + (account * Accounts.AccountSlots);
        int delays = memory.Integer(book + CloseOutBook.DelayCount);
        int firstDelay = memory.Integer(book + CloseOutBook.DelayInteger);
        int drawn = memory.Integer(book + CloseOutBook.DelaySlot);
        TReal breached = memory.Load(state + ring);
        TReal slippage = TReal.Of(0f);
        TReal penalty = slippage;
        bool isKnown = false;
        for (int i = 0; i < delays; i++)
        {
            int delay = memory.Integer(firstDelay + i);
            int breachDate = date - delay;
            if (breachDate < 0 || breachDate > Accounts.MonitoringDates) continue;

            TReal newLow = memory.Load(state + (breachDate % ring));
            TReal oldLow = memory.Load(state + ((breachDate + ring - 1) % ring));
            TMask closedOut = TReal.Equal(breached, TReal.Of((float)breachDate));
            TMask lower = TReal.LessThan(newLow, oldLow);
            if (delays > 1)
            {
                TMask isDrawn = TReal.Equal(memory.Load(drawn + (breachDate % ring)), TReal.Of((float)delay));
                closedOut &= isDrawn;
                lower &= isDrawn;
            }

            if (!TMask.Any(closedOut | lower)) continue;
            if (!isKnown) CloseOutStages.Cost<TReal, TMask, TMemory>(ref memory, Accounts, book, PriceSlot, account, out slippage, out penalty);
            isKnown = true;
            TReal left = equity - (slippage + penalty);
            if (TMask.Any(closedOut))
            {
                if (memory.Integer(Accounts.CountedInteger + account) != 0) Tell<TReal, TMask, TMemory>(ref memory, ref weight, closedOut, slippage, penalty);
                Settle<TReal, TMask, TMemory>(ref memory, ref weight, account, closedOut, left, exposure, breachDate);
            }

            TMask settledInsolvent = TReal.LessThan(left, TReal.Of(0f)) & lower;
            if (TMask.Any(settledInsolvent)) AddToCurve<TReal, TMask, TMemory>(ref memory, ref weight, account, settledInsolvent, newLow, oldLow);
        }
    }

    private void Tell<TReal, TMask, TMemory>(ref TMemory memory, ref DateWeight<TReal> weight, TMask closedOut, TReal slippage, TReal penalty)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (!TWeights.HasWeights)
        {
            CloseOutStages.Tell<TReal, TMask, TMemory>(ref memory, Accounts.CloseOut, closedOut, slippage, penalty);
            return;
        }

        TReal ratio = Weight<TReal, TMask, TMemory>(ref memory, ref weight);
        WeightedProtocol.Tell<TReal, TMask, TMemory>(ref memory, Accounts.CloseOut, closedOut, slippage, penalty, ratio);
    }

    private void AddToCurve<TReal, TMask, TMemory>(ref TMemory memory, ref DateWeight<TReal> weight, int account, TMask settledInsolvent, TReal newLow, TReal oldLow)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int tally = AccountTallies.Of(account) + AccountTallies.Curve;
        memory.CountEdges(settledInsolvent, newLow, oldLow, AccountTallies.Requirements, tally);
        if (TWeights.HasWeights)
        {
            memory.AddWeightToEdges(settledInsolvent, Weight<TReal, TMask, TMemory>(ref memory, ref weight), newLow, oldLow, AccountTallies.Requirements, TWeights.Places(ref Process).Twin(tally));
        }
    }

    // The weight on a date, which is found once for all accounts that need it.
    private TReal Weight<TReal, TMask, TMemory>(ref TMemory memory, ref DateWeight<TReal> weight)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (weight.IsKnown == 0) weight = new DateWeight<TReal> { Value = TWeights.On<TReal, TMask, TMemory>(ref Process, ref memory), IsKnown = 1 };
        return weight.Value;
    }

    // Where paths have weights a low counts when it is reached, since the date of the lowest is known at the end alone and is no stopping time.
    private void AddLow<TReal, TMask, TMemory>(ref TMemory memory, ref DateWeight<TReal> weight, int account, TReal low, TReal before)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int distributions = memory.Integer(Accounts.DistributionInteger + account);
        if (distributions == AccountBook.NoDistributions) return;
        TMask isLower = TReal.LessThan(low, before);
        if (!TMask.Any(isLower)) return;
        int twin = TWeights.Places(ref Process).Twin(distributions + AccountTallies.Lows);
        memory.AddWeightToEdges(isLower, Weight<TReal, TMask, TMemory>(ref memory, ref weight), low, before, AccountTallies.Requirements, twin);
    }

    private void Settle<TReal, TMask, TMemory>(ref TMemory memory, ref DateWeight<TReal> weight, int account, TMask closedOut, TReal equity, TReal exposure, int breachDate)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int counted = memory.Integer(Accounts.CountedInteger + account);
        if (!TWeights.HasWeights)
        {
            memory.Count(closedOut, AccountTallies.Of(account) + AccountTallies.Breaches, 1);
            SettlementStages.Count<TReal, TMask, TMemory>(ref memory, Accounts, account, closedOut, equity, exposure, breachDate);
            if (counted != 0) SettlementStages.AddToProtocol<TReal, TMask, TMemory>(ref memory, Accounts, Options, PriceSlot, account, counted, closedOut, equity);
            return;
        }

        TReal ratio = Weight<TReal, TMask, TMemory>(ref memory, ref weight);
        WeightedProtocol.Settle<TReal, TMask, TMemory>(ref memory, Accounts, PriceSlot, account, counted, closedOut, equity, exposure, breachDate, ratio, TWeights.Places(ref Process));
    }

    private void Close<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (TWeights.HasWeights)
        {
            TWeights.End<TReal, TMask, TMemory>(ref Process, ref memory);
            WeightedProtocol.Close<TReal, TMask, TMemory>(ref memory, Tail<TReal, TMask, TMemory>(ref memory), Accounts.CloseOut, TWeights.Places(ref Process));
            return;
        }

        TReal zero = TReal.Of(0f);
        TMask all = TReal.Equal(zero, zero);
        int last = Process.StepCount % Accounts.RingLength;
        for (int account = 0; account < Accounts.AccountCount; account++)
        {
            int distributions = memory.Integer(Accounts.DistributionInteger + account);
            if (distributions == AccountBook.NoDistributions) continue;
            TReal low = memory.Load(Accounts.StateSlot + (account * Accounts.AccountSlots) + last);
            memory.CountBucket(all, low, AccountTallies.Requirements, distributions + AccountTallies.Lows);
        }

        CloseProtocol<TReal, TMask, TMemory>(ref memory);
    }

    private void CloseProtocol<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal badDebt = memory.Load(Accounts.BadDebtSlot);
        int tail = Tail<TReal, TMask, TMemory>(ref memory);
        if (tail >= 0) TailStages.Close<TReal, TMask, TMemory>(ref memory, Accounts, tail, badDebt);
        if (Accounts.CloseOut >= 0) CloseOutStages.Close<TReal, TMask, TMemory>(ref memory, Accounts.CloseOut);
        TMask insolvent = TReal.LessThan(TReal.Of(0f), badDebt);
        if (!TMask.Any(insolvent)) return;

        memory.Count(insolvent, AccountTallies.ProtocolInsolvencies, 1);
        MomentTallies.Add<TReal, TMask, TMemory>(ref memory, insolvent, badDebt, AccountTallies.ProtocolLoss);
        memory.CountBucket(insolvent, badDebt, AccountTallies.Losses, AccountTallies.ProtocolLosses);
        int flag = memory.Integer(Accounts.CountedInteger);
        if (flag < 0) AllocationStages.Close<TReal, TMask, TMemory>(ref memory, Accounts, AllocationBook.Place(flag), insolvent, badDebt);
    }
}
