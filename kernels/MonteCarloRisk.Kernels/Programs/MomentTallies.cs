using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>The exact sum of a value over paths, followed by the exact sum of its square.</summary>
public static class MomentTallies
{
    /// <summary>Number of tallies.</summary>
    public const int Count = 2 * ExactSum.Tallies;

    /// <summary>Adds each masked path's value and its square. The square is added as its rounded value and the rounding's error, so it is exact too.</summary>
    public static void Add<TReal, TMask, TMemory>(ref TMemory memory, TMask mask, TReal value, int tally)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal square = value * value;
        memory.AddExact(mask, value, tally);
        memory.AddExact(mask, square, tally + ExactSum.Tallies);
        memory.AddExact(mask, TReal.MultiplyAdd(value, value, -square), tally + ExactSum.Tallies);
    }
}
