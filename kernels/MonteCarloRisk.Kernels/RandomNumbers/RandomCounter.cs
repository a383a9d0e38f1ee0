namespace MonteCarloRisk.Kernels.RandomNumbers;

/// <summary>
/// The layout of the 128-bit random counter. It is final: a run can be verified only while it holds.
/// </summary>
/// <remarks>
/// <code>
/// word 0   path, low 32 bits
/// word 1   path, high 16 bits | branch, low 16 bits, shifted by 16
/// word 2   draw / 4, where draw = step * factors + factor; the draw's word is draw mod 4, so none is wasted
/// word 3   purpose (6 bits) | refinement (2 bits) | stage (12 bits) | branch, high 12 bits
/// key      seed, low and high 32 bits
/// </code>
/// Path: which of up to 2^48 paths. Branch: which of up to 2^28 re-simulations of a path. Stage: which stage of an adaptive method.
/// Purpose: what the draw decides (<see cref="RandomPurpose"/>). Refinement: 0 for the leading word of a draw, 1 for the word that
/// extends it in double precision; 2 and 3 are free.
/// </remarks>
public static class RandomCounter
{
    /// <summary>Number of bits of the path.</summary>
    public const int PathBits = 48;

    /// <summary>The largest stage: 12 bits.</summary>
    public const int MaximumStage = (1 << 12) - 1;

    /// <summary>Word 3 for a purpose, stage and branch; the refinement bits are clear.</summary>
    public static uint PurposeWord(RandomPurpose purpose, uint stage, uint branch) =>
        (uint)purpose | (stage << 8) | ((branch >> 16) << 20);

    /// <summary>The bit of word 3 that turns a leading word into its refinement.</summary>
    public const uint RefinementBit = 1U << 6;

    /// <summary>Word 1 for the high bits of a path and a branch.</summary>
    public static uint PathHighWord(uint pathHigh, uint branch) => (pathHigh & 0xFFFFU) | (branch << 16);
}
