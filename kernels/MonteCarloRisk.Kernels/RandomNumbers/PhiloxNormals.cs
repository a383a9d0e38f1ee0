using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.RandomNumbers;

/// <summary>
/// Standard normals by inverting the normal distribution at Philox uniforms: one word, one normal, increasing in the word.
/// </summary>
/// <remarks>
/// In single precision a word gives |z| up to 6.338 (a tail of 2^-33), in double precision two words give up to 9.2 (2^-65);
/// the double normal refines the single one, so both precisions walk the same paths up to rounding.
/// </remarks>
/// <param name="Keys">The keys of the seed.</param>
/// <param name="PurposeWord">Word 3 of the counter, see <see cref="RandomCounter"/>.</param>
public readonly record struct PhiloxNormals(PhiloxKeys Keys, uint PurposeWord) : INormalSource
{
    /// <summary>The keys of the seed; a field, so that the rounds read them where they lie.</summary>
    public readonly PhiloxKeys Keys = Keys;

    /// <summary>The source of a seed for a purpose and stage.</summary>
    public static PhiloxNormals Of(ulong seed, RandomPurpose purpose, uint stage) =>
        new(new PhiloxKeys((uint)seed, (uint)(seed >> 32)), RandomCounter.PurposeWord(purpose, stage, 0));

    /// <inheritdoc/>
    public void WriteNormals<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstDraw, int draws)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        WriteBlocks<TReal, TMask, TWord, TMemory, Normal>(ref memory, slot, pathHigh, pathLow, firstDraw, draws);
        if (TReal.Width > 1) Invert<TReal, TMask, TMemory>(ref memory, slot, draws);
    }

    /// <inheritdoc/>
    public void WriteHalfUniforms<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstDraw, int draws)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        WriteBlocks<TReal, TMask, TWord, TMemory, HalfUniform>(ref memory, slot, pathHigh, pathLow, firstDraw, draws);

    /// <inheritdoc/>
    public void WriteIntegers<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstDraw, int draws, uint count)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int draw = 0; draw < draws; draw += 4)
        {
            Philox4x32.Encrypt(TWord.Consecutive(pathLow), pathHigh, (firstDraw + (uint)draw) >> 2, PurposeWord, in Keys, out TWord w0, out TWord w1, out TWord w2, out TWord w3);
            memory.Store(slot + draw, Integer<TReal, TMask, TWord>(w0, count));
            memory.Store(slot + draw + 1, Integer<TReal, TMask, TWord>(w1, count));
            memory.Store(slot + draw + 2, Integer<TReal, TMask, TWord>(w2, count));
            memory.Store(slot + draw + 3, Integer<TReal, TMask, TWord>(w3, count));
        }
    }

    // The half-uniform of a small word k is (k + 1/2) 2^-32 in single precision and (k + 2^-33) 2^-32 in double: less a quarter, both are nearest to k.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Integer<TReal, TMask, TWord>(TWord word, uint count)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
    {
        TWord.Multiply(word, count, out TWord integer, out _);
        TReal near = TReal.MultiplyAdd(TReal.SignedHalfUniform(integer, TWord.Of(0)), TReal.Of(4294967296f), TReal.Of(-0.25f));
        return near + TReal.RoundingShift - TReal.RoundingShift;
    }

    private void WriteBlocks<TReal, TMask, TWord, TMemory, TDraw>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstDraw, int draws)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
        where TDraw : unmanaged, IDraw
    {
        for (int draw = 0; draw < draws; draw += 4)
        {
            WriteBlock<TReal, TMask, TWord, TMemory, TDraw>(ref memory, slot + draw, pathHigh, pathLow, (firstDraw + (uint)draw) >> 2);
        }
    }

    private void WriteBlock<TReal, TMask, TWord, TMemory, TDraw>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint block)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
        where TDraw : unmanaged, IDraw
    {
        var paths = TWord.Consecutive(pathLow);
        Philox4x32.Encrypt(paths, pathHigh, block, PurposeWord, in Keys, out TWord w0, out TWord w1, out TWord w2, out TWord w3);
        TWord r0 = w0;
        TWord r1 = w1;
        TWord r2 = w2;
        TWord r3 = w3;
        if (TReal.Refined) Philox4x32.Encrypt(paths, pathHigh, block, PurposeWord | RandomCounter.RefinementBit, in Keys, out r0, out r1, out r2, out r3);
        memory.Store(slot, TDraw.Of<TReal, TMask>(TReal.SignedHalfUniform(w0, r0)));
        memory.Store(slot + 1, TDraw.Of<TReal, TMask>(TReal.SignedHalfUniform(w1, r1)));
        memory.Store(slot + 2, TDraw.Of<TReal, TMask>(TReal.SignedHalfUniform(w2, r2)));
        memory.Store(slot + 3, TDraw.Of<TReal, TMask>(TReal.SignedHalfUniform(w3, r3)));
    }

    private static void Invert<TReal, TMask, TMemory>(ref TMemory memory, int slot, int count)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int draw = slot; draw < slot + count; draw++)
        {
            TReal normal = TReal.NormalQuantileLowerHalf(TReal.Abs(memory.Load(draw)));
            // Loaded again: the rare tail is a call, and across it a register would be kept in memory too, in every round.
            memory.Store(draw, TReal.FlipSign(normal, memory.Load(draw)));
        }
    }

    /// <summary>What is stored of a signed half-uniform.</summary>
    private interface IDraw
    {
        static abstract TReal Of<TReal, TMask>(TReal uniform)
            where TReal : unmanaged, IReal<TReal, TMask>
            where TMask : unmanaged, IMask<TMask>;
    }

    private readonly struct HalfUniform : IDraw
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TReal Of<TReal, TMask>(TReal uniform)
            where TReal : unmanaged, IReal<TReal, TMask>
            where TMask : unmanaged, IMask<TMask> => uniform;
    }

    // One path has its normals at once; a wide lane first has half-uniforms with the sign of their half, since two stages
    // stay small enough for the JIT to inline their arithmetic whole.
    private readonly struct Normal : IDraw
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TReal Of<TReal, TMask>(TReal uniform)
            where TReal : unmanaged, IReal<TReal, TMask>
            where TMask : unmanaged, IMask<TMask> => TReal.Width > 1 ? uniform : OfOne<TReal, TMask>(uniform);

        // Out of line on the processor, for the same reason.
        private static TReal OfOne<TReal, TMask>(TReal uniform)
            where TReal : unmanaged, IReal<TReal, TMask>
            where TMask : unmanaged, IMask<TMask> => TReal.FlipSign(TReal.NormalQuantileLowerHalf(TReal.Abs(uniform)), uniform);
    }
}
