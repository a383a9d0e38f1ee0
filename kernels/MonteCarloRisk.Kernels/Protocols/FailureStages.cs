using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Failures that begin at random or on a given date, and last. Integers: those of the draws, and the date, zero where it is at random. State: the draws, and the first date without it.</summary>
internal static class FailureStages
{
    /// <summary>State slots of a failure.</summary>
    public const int Slots = MechanismRow.DrawSlots + 1;

    /// <summary>Puts a failure at its start.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
        => memory.Store(row.State + MechanismRow.DrawSlots, TReal.Of(0f));

    /// <summary>Where a failure begins; what is failing cannot. Parameters: chance on a date, dates that it lasts.</summary>
    public static TMask Begins<TReal, TMask, TWord, TMemory>(ref TMemory memory, MechanismRow row, RandomPurpose purpose, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal now = TReal.Of((float)date);
        int given = memory.Integer(row.Integer + 3);
        int slot = row.State + MechanismRow.DrawSlots;
        TReal until = memory.Load(slot);
        TMask begins = TReal.LessOrEqual(until, now) & TReal.Equal(now, TReal.Of((float)given));
        if (given == 0) begins = TReal.LessOrEqual(until, now) & TReal.LessThan(StepDraws.Uniform<TReal, TMask, TWord, TMemory>(ref memory, purpose, row.Integer, row.State, pathHigh, pathLow, date), memory.Parameter(row.Parameter));
        memory.Store(slot, TReal.Select(begins, now + memory.Parameter(row.Parameter + 1), until));
        return begins;
    }
}
