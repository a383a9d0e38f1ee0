using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.RandomNumbers;

/// <summary>
/// Philox4x32-10: four random words as a pure function of a 128-bit counter and a 64-bit key.
/// </summary>
/// <remarks>
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11.
/// One round: (c0, c1, c2, c3) becomes (hi(M1 c2) ^ c1 ^ k0, lo(M1 c2), hi(M0 c0) ^ c3 ^ k1, lo(M0 c0));
/// between rounds the key grows by the Weyl constants.
/// </remarks>
public static class Philox4x32
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>Replaces the counter (c0, c1, c2, c3) by its four random words under the key (key0, key1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Encrypt<TWord>(ref TWord c0, ref TWord c1, ref TWord c2, ref TWord c3, uint key0, uint key1)
        where TWord : unmanaged, IWord<TWord>
    {
        // Ten rounds by hand: a loop would keep the device compilers from folding the key schedule.
        Round(ref c0, ref c1, ref c2, ref c3, key0, key1);
        Round(ref c0, ref c1, ref c2, ref c3, unchecked(key0 + Weyl0), unchecked(key1 + Weyl1));
        Round(ref c0, ref c1, ref c2, ref c3, unchecked(key0 + (2 * Weyl0)), unchecked(key1 + (2 * Weyl1)));
        Round(ref c0, ref c1, ref c2, ref c3, unchecked(key0 + (3 * Weyl0)), unchecked(key1 + (3 * Weyl1)));
        Round(ref c0, ref c1, ref c2, ref c3, unchecked(key0 + (4 * Weyl0)), unchecked(key1 + (4 * Weyl1)));
        Round(ref c0, ref c1, ref c2, ref c3, unchecked(key0 + (5 * Weyl0)), unchecked(key1 + (5 * Weyl1)));
        Round(ref c0, ref c1, ref c2, ref c3, unchecked(key0 + (6 * Weyl0)), unchecked(key1 + (6 * Weyl1)));
        Round(ref c0, ref c1, ref c2, ref c3, unchecked(key0 + (7 * Weyl0)), unchecked(key1 + (7 * Weyl1)));
        Round(ref c0, ref c1, ref c2, ref c3, unchecked(key0 + (8 * Weyl0)), unchecked(key1 + (8 * Weyl1)));
        Round(ref c0, ref c1, ref c2, ref c3, unchecked(key0 + (9 * Weyl0)), unchecked(key1 + (9 * Weyl1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round<TWord>(ref TWord c0, ref TWord c1, ref TWord c2, ref TWord c3, uint key0, uint key1)
        where TWord : unmanaged, IWord<TWord>
    {
        TWord.Multiply(c0, Multiplier0, out TWord high0, out TWord low0);
        TWord.Multiply(c2, Multiplier1, out TWord high1, out TWord low1);
        c0 = TWord.ExclusiveOr(high1, c1, key0);
        c1 = low1;
        c2 = TWord.ExclusiveOr(high0, c3, key1);
        c3 = low0;
    }
}
