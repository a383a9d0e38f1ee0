using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Benchmarks.Throughput;

/// <summary>A tile of sixteen slots of normals, written again and again for one path or lane of paths after another.</summary>
sealed unsafe class NormalTile : IDisposable
{
    /// <summary>Normals that one call writes, whatever the lane.</summary>
    public const int Normals = Paths * Blocks * DrawsPerBlock;

    private const int Paths = 1 << 12;
    private const int Blocks = 4;
    private const int DrawsPerBlock = 4;
    private const int WidestLane = 64;

    private readonly PhiloxNormals source = PhiloxNormals.Of(seed: 42, RandomPurpose.Price, stage: 0);
    private void* state = NativeMemory.AlignedAlloc(Blocks * DrawsPerBlock * WidestLane, WidestLane);

    private NormalTile()
    {
    }

    public static NormalTile Allocate() => new();

    public void WriteSingle<TReal, TMask, TWord>()
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord> =>
        Write<TReal, TMask, TWord, SingleHostMemory<TReal, TMask>>(new((TReal*)state, null, null, null));

    public void WriteDouble<TReal, TMask, TWord>()
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord> =>
        Write<TReal, TMask, TWord, DoubleHostMemory<TReal, TMask>>(new((TReal*)state, null, null, null));

    public void Dispose()
    {
        NativeMemory.AlignedFree(state);
        state = null;
    }

    private void Write<TReal, TMask, TWord, TMemory>(TMemory memory)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (uint path = 0; path < Paths; path += (uint)TReal.Width)
        {
            WriteLane<TReal, TMask, TWord, TMemory>(ref memory, path, 4 * Blocks);
        }
    }

    // Out of line and of any number of draws, as a process calls it: inlined into a benchmark's own method, the chain of stages exceeds the
    // compiler's inlining budget, and lane operators become calls, twenty times slower.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteLane<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint path, int draws)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        source.WriteNormals<TReal, TMask, TWord, TMemory>(ref memory, slot: 0, pathHigh: 0, path, firstDraw: 0, draws);
}
