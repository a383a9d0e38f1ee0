using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.RandomNumbers;

/// <summary>
/// Philox4x32-10: four random words as a pure function of a 128-bit counter and a 64-bit key.
/// </summary>
/// <remarks>
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11.
/// One round: (c0, c1, c2, c3) becomes (hi(M1 c2) ^ c1 ^ k0, lo(M1 c2), hi(M0 c0) ^ c3 ^ k1, lo(M0 c0));
/// between rounds the key grows by the Weyl constants (<see cref="PhiloxKeys"/>).
/// Along a lane only the first word of the counter differs, so half of the first two rounds is done once for all its paths.
/// </remarks>
public static class Philox4x32
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;

    /// <summary>The four random words w0, w1, w2, w3 of the counter (c0, c1, c2, c3).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Encrypt<TWord>(
        TWord c0, uint c1, uint c2, uint c3, in PhiloxKeys keys, out TWord w0, out TWord w1, out TWord w2, out TWord w3)
        where TWord : unmanaged, IWord<TWord>
    {
        // Round 1 leaves the first two words the same on all paths.
        TWord.Multiply(c0, Multiplier0, out TWord high0, out TWord low0);
        Word1.Multiply(Word1.Of(c2), Multiplier1, out Word1 common1, out Word1 common2);
        uint common0 = common1.Value ^ c1 ^ keys.Low0;
        w2 = TWord.ExclusiveOr(high0, c3 ^ keys.High0);
        // Round 2 leaves the last.
        Word1.Multiply(Word1.Of(common0), Multiplier0, out Word1 commonHigh, out Word1 commonLow);
        TWord.Multiply(w2, Multiplier1, out TWord high1, out w1);
        w0 = TWord.ExclusiveOr(high1, common2.Value ^ keys.Low1);
        w2 = TWord.ExclusiveOr(low0, commonHigh.Value ^ keys.High1);
        w3 = TWord.Of(commonLow.Value);
        // The others by hand: in a loop the keys would have to be indexed.
        Round(ref w0, ref w1, ref w2, ref w3, in keys.Low2, in keys.High2);
        Round(ref w0, ref w1, ref w2, ref w3, in keys.Low3, in keys.High3);
        Round(ref w0, ref w1, ref w2, ref w3, in keys.Low4, in keys.High4);
        Round(ref w0, ref w1, ref w2, ref w3, in keys.Low5, in keys.High5);
        Round(ref w0, ref w1, ref w2, ref w3, in keys.Low6, in keys.High6);
        Round(ref w0, ref w1, ref w2, ref w3, in keys.Low7, in keys.High7);
        Round(ref w0, ref w1, ref w2, ref w3, in keys.Low8, in keys.High8);
        Round(ref w0, ref w1, ref w2, ref w3, in keys.Low9, in keys.High9);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round<TWord>(ref TWord c0, ref TWord c1, ref TWord c2, ref TWord c3, in uint key0, in uint key1)
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
