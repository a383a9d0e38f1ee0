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
/// <param name="Key0">Low 32 bits of the seed.</param>
/// <param name="Key1">High 32 bits of the seed.</param>
/// <param name="PurposeWord">Word 3 of the counter, see <see cref="RandomCounter"/>.</param>
public readonly record struct PhiloxNormals(uint Key0, uint Key1, uint PurposeWord) : INormalSource
{
    /// <summary>The source of a seed for a purpose and stage.</summary>
    public static PhiloxNormals Of(ulong seed, RandomPurpose purpose, uint stage) =>
        new((uint)seed, (uint)(seed >> 32), RandomCounter.PurposeWord(purpose, stage, 0));

    /// <inheritdoc/>
    public void WriteNormals<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstBlock, int blocks)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int block = 0; block < blocks; block++)
        {
            WriteUniforms<TReal, TMask, TWord, TMemory>(ref memory, slot + (4 * block), pathHigh, pathLow, firstBlock + (uint)block);
        }

        Invert<TReal, TMask, TMemory>(ref memory, slot, 4 * blocks);
    }

    // A half-uniform with the sign of its half: both stages stay small enough for the JIT to inline their arithmetic whole.
    private void WriteUniforms<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint block)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TWord w0 = TWord.Consecutive(pathLow);
        TWord w1 = TWord.Of(pathHigh);
        TWord w2 = TWord.Of(block);
        TWord w3 = TWord.Of(PurposeWord);
        Philox4x32.Encrypt(ref w0, ref w1, ref w2, ref w3, Key0, Key1);
        TWord r0 = w0;
        TWord r1 = w1;
        TWord r2 = w2;
        TWord r3 = w3;
        if (TReal.Refined)
        {
            r0 = TWord.Consecutive(pathLow);
            r1 = TWord.Of(pathHigh);
            r2 = TWord.Of(block);
            r3 = TWord.Of(PurposeWord | RandomCounter.RefinementBit);
            Philox4x32.Encrypt(ref r0, ref r1, ref r2, ref r3, Key0, Key1);
        }

        memory.Store(slot, TReal.SignedHalfUniform(w0, r0));
        memory.Store(slot + 1, TReal.SignedHalfUniform(w1, r1));
        memory.Store(slot + 2, TReal.SignedHalfUniform(w2, r2));
        memory.Store(slot + 3, TReal.SignedHalfUniform(w3, r3));
    }

    private static void Invert<TReal, TMask, TMemory>(ref TMemory memory, int slot, int count)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int draw = slot; draw < slot + count; draw++)
        {
            TReal uniform = memory.Load(draw);
            memory.Store(draw, TReal.FlipSign(TReal.NormalQuantileLowerHalf(TReal.Abs(uniform)), uniform));
        }
    }
}
