namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// Where accounts stand in parameters, state and tallies. An account is three linear forms over the instruments (asset prices, option values,
/// open notionals): its equity, its health (equity after haircuts less the maintenance requirement) and its exposure (debt plus short notional).
/// </summary>
/// <param name="AccountCount">Number of accounts.</param>
/// <param name="EntryInteger">First integer of the entry starts, AccountCount + 1 of them; entry e's state slot stands at EntrySlotInteger + e.</param>
/// <param name="EntrySlotInteger">First integer of the entries' state slots.</param>
/// <param name="CountedInteger">First integer of the flags: 0 where the account's loss is no bad debt of the protocol, 1 where it is, where the tail is kept the place of its <see cref="TailBook"/> and <see cref="TailBook.FirstFlag"/>, and where the loss is allocated <see cref="AllocationBook.Flag"/>.</param>
/// <param name="DistributionInteger">First integer of the first tallies of the accounts' distributions; <see cref="NoDistributions"/> where an account keeps none.</param>
/// <param name="ConstantParameter">First parameter of the constants: equity, health and exposure of each account.</param>
/// <param name="EntryParameter">First parameter of the entry weights: equity, health and exposure of each entry.</param>
/// <param name="StateSlot">First state slot: for each account a ring of <see cref="Delay"/> + 2 lows, which accounts that are swept do without, then the date of its breach; then the protocol's bad debt.</param>
/// <param name="MonitoringDates">Last date on which breaches count.</param>
/// <param name="Timing">Most dates from a breach to the close-out, below 2^12; from the twelfth bit on the place of the terms of close-outs (<see cref="CloseOutBook"/>) and one, or zero where close-outs cost nothing and the delay is always the same. With the sign bit set the accounts are swept, and the place is that of the <see cref="SweepBook"/>.</param>
public readonly record struct AccountBook(
    int AccountCount,
    int EntryInteger,
    int EntrySlotInteger,
    int CountedInteger,
    int DistributionInteger,
    int ConstantParameter,
    int EntryParameter,
    int StateSlot,
    int MonitoringDates,
    int Timing)
{
    /// <summary>Stands for the distributions of an account that keeps none.</summary>
    public const int NoDistributions = -1;

    private const int TimingBits = 12;

    /// <summary>Most dates from a breach to the close-out.</summary>
    public int Delay => Timing & ((1 << TimingBits) - 1);

    /// <summary>Place of the terms of close-outs among the integers; below zero where there are none.</summary>
    public int CloseOut => (Timing >> TimingBits) - 1;

    /// <summary>Most dates and the place of the terms in one number.</summary>
    /// <param name="delay">Most dates from a breach to the close-out.</param>
    /// <param name="closeOut">Place of the terms of close-outs; -1 where there are none.</param>
    public static int TimingOf(int delay, int closeOut) => ((closeOut + 1) << TimingBits) | delay;

    /// <summary>Place of the <see cref="SweepBook"/> among the integers; below zero where accounts are not swept.</summary>
    public int Sweep => Timing < 0 ? (Timing & int.MaxValue) >> TimingBits : -1;

    /// <summary>Most dates and the place of the sweep in one number.</summary>
    /// <param name="delay">Dates from a breach to the close-out.</param>
    /// <param name="sweep">Place of the sweep.</param>
    public static int SweptTimingOf(int delay, int sweep) => int.MinValue | (sweep << TimingBits) | delay;

    /// <summary>The longest delay that the number holds.</summary>
    public const int LongestDelay = (1 << TimingBits) - 1;

    /// <summary>The last place that the number holds.</summary>
    public const int LastCloseOut = (1 << (31 - TimingBits)) - 2;

    /// <summary>The last place of a sweep that the number holds.</summary>
    public const int LastSweep = LastCloseOut + 1;

    /// <summary>Slots of one account's ring of lows.</summary>
    public int RingLength => Delay + 2;

    /// <summary>State slots of one account.</summary>
    public int AccountSlots => Timing < 0 ? 1 : RingLength + 1;

    /// <summary>State slot of the protocol's bad debt.</summary>
    public int BadDebtSlot => StateSlot + (AccountCount * AccountSlots);

    /// <summary>State slots in all.</summary>
    public int Slots => (AccountCount * AccountSlots) + 1;
}
