using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.RandomNumbers;

/// <summary>A source of standard normals addressed by path and draw.</summary>
public interface INormalSource
{
    /// <summary>Writes draws of each path to slots of its memory; the rest of the last block of four is unspecified.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="slot">First slot: one a draw, and as many more as make it a multiple of four.</param>
    /// <param name="pathHigh">High 16 bits of the paths, the same for all paths of the lane.</param>
    /// <param name="pathLow">Low 32 bits of the first path; the others follow it.</param>
    /// <param name="firstDraw">First draw, a multiple of four.</param>
    /// <param name="draws">Number of draws.</param>
    void WriteNormals<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstDraw, int draws)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>
    /// Writes the half-uniforms that the same normals come from: the distance of each draw's uniform from the nearer end of (0, 1), with the sign
    /// bit set where it is in the upper half; parameters as for <see cref="WriteNormals"/>.
    /// </summary>
    void WriteHalfUniforms<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstDraw, int draws)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>;

    /// <summary>
    /// Writes integers from 0 to count - 1, floor(w count / 2^32) of each draw's leading word w, so that each is as likely as any other within 2^-32 and both
    /// precisions have the same. The count is 1 to 2^22; parameters as for <see cref="WriteNormals"/>.
    /// </summary>
    void WriteIntegers<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstDraw, int draws, uint count)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>;
}
