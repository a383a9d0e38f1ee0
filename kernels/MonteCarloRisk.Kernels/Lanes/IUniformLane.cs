namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>How random words become uniforms of a real lane.</summary>
/// <typeparam name="TReal">The real lane.</typeparam>
/// <typeparam name="TWord">The word lane of the same width.</typeparam>
public interface IUniformLane<TReal, TWord>
    where TReal : unmanaged
    where TWord : unmanaged, IWord<TWord>
{
    /// <summary>Whether a second word refines the first: true in double precision.</summary>
    static abstract bool Refined { get; }

    /// <summary>
    /// The distance of the word's uniform from the nearer end of (0, 1), in (0, 1/2], with the sign bit set where the uniform is in the
    /// upper half, which is where the top bit of the word is set. Single: (k + 1/2) 2^-32 from the 31 low bits k (complemented in the upper
    /// half), so the smallest is 2^-33. Double: (k 2^32 + refinement + 1/2) 2^-64, so the smallest is 2^-65.
    /// </summary>
    static abstract TReal SignedHalfUniform(TWord word, TWord refinement);
}
