using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// The premium of a perpetual future over its index, mean-reverting from date to date by a normal of its own: p' = kept p + pull + deviation z; and the funding rate that venues make of it,
/// p + clamp(interest - p, -band, band), within a cap.
/// </summary>
/// <remarks>The exact step of an Ornstein-Uhlenbeck process. The funding formula is that of Binance and of dYdX; see docs/methods/accounts-and-options.md.</remarks>
public static class PremiumTerms
{
    /// <summary>Integer of the first of the parameters: kept, pull, deviation, premium at the start, interest, band, cap, intervals in a step.</summary>
    public const int Parameter = 0;

    /// <summary>Integer of the state slot of the premium.</summary>
    public const int PremiumSlot = 1;

    /// <summary>Integer of the first state slot of the normals: those of <see cref="BatchDates"/> dates, one a premium.</summary>
    public const int NormalSlot = 2;

    /// <summary>Integer of which premium it is; the first one draws for all.</summary>
    public const int Index = 3;

    /// <summary>Integer of the number of premiums.</summary>
    public const int Count = 4;

    /// <summary>Integer of the low and high 32 bits of the seed, two of them.</summary>
    public const int Seed = 5;

    /// <summary>Number of integers.</summary>
    public const int Integers = 7;

    /// <summary>Dates served by one batch of normals: blocks of four draws, so that none is wasted.</summary>
    public const int BatchDates = 4;

    private const int Kept = 0;
    private const int Pull = 1;
    private const int Deviation = 2;
    private const int Start = 3;
    private const int Interest = 4;
    private const int Band = 5;
    private const int Cap = 6;
    private const int Intervals = 7;

    /// <summary>Moves the premium on to a date; returns the rate of the step that ends there, a fraction of the notional.</summary>
    internal static TReal Rate<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int terms, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int parameter = memory.Integer(terms + Parameter);
        int slot = memory.Integer(terms + PremiumSlot);
        if (date == 0)
        {
            memory.Store(slot, memory.Parameter(parameter + Start));
            return TReal.Of(0f);
        }

        int count = memory.Integer(terms + Count);
        int normals = memory.Integer(terms + NormalSlot);
        int place = (date - 1) & (BatchDates - 1);
        if (place == 0 && memory.Integer(terms + Index) == 0) Draw<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, terms, date, normals, count);
        TReal normal = memory.Load(normals + (place * count) + memory.Integer(terms + Index));
        TReal premium = TReal.MultiplyAdd(memory.Parameter(parameter + Kept), memory.Load(slot), memory.Parameter(parameter + Pull));
        premium = TReal.MultiplyAdd(memory.Parameter(parameter + Deviation), normal, premium);
        memory.Store(slot, premium);
        TReal band = memory.Parameter(parameter + Band);
        TReal cap = memory.Parameter(parameter + Cap);
        TReal rate = premium + TReal.Min(TReal.Max(memory.Parameter(parameter + Interest) - premium, -band), band);
        return TReal.Min(TReal.Max(rate, -cap), cap) * memory.Parameter(parameter + Intervals);
    }

    private static void Draw<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int terms, int date, int normals, int count)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        var source = new PhiloxNormals(
            new PhiloxKeys((uint)memory.Integer(terms + Seed), (uint)memory.Integer(terms + Seed + 1)), RandomCounter.PurposeWord(RandomPurpose.Funding, 0, 0));
        source.WriteNormals<TReal, TMask, TWord, TMemory>(ref memory, normals, pathHigh, pathLow, (uint)((date - 1) * count), BatchDates * count);
    }
}
