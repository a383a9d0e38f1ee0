using ILGPU;

namespace MonteCarloRisk.Kernels.Memory;

/// <summary>
/// The exact sums of weights from 0 to 1 and of their squares, in fewer integers than an <see cref="ExactSum"/>, so that every bucket can have its own: two limbs of
/// the weights in units of 2^-61 and 2^-30, three of the squares in units of 2^-92, 2^-61 and 2^-30.
/// </summary>
/// <remarks>
/// A number is cut into pieces of 31 bits at the limbs' boundaries. Limbs are never carried, so that a sum takes at most <see cref="MostAdditions"/> additions. Bits below a unit are
/// cut off towards zero; of a weight in double precision those behind the 32 leading ones, too.
/// </remarks>
public static class WeightSum
{
    /// <summary>Tallies of the two sums: the limbs of the weights, then those of the squares.</summary>
    public const int Tallies = WeightLimbs + SquareLimbs;

    /// <summary>Additions that no limb overflows at.</summary>
    public const long MostAdditions = 1L << 31;

    private const int WeightLimbs = 2;
    private const int SquareLimbs = 3;
    private const int LimbBits = 31;
    private const int WeightExponent = -61;
    private const int SquareExponent = -92;
    private const long LimbMask = (1L << LimbBits) - 1;

    /// <summary>Adds a weight and its square, or takes them away.</summary>
    /// <param name="tallies">Where to.</param>
    /// <param name="weight">From 0 to 1.</param>
    /// <param name="square">Its square, rounded.</param>
    /// <param name="tally">First tally of the sums.</param>
    /// <param name="sign">1 or -1.</param>
    public static void Add<TTallies>(ref TTallies tallies, float weight, float square, int tally, int sign)
        where TTallies : struct, ITallies
    {
        AddSingle(ref tallies, Interop.FloatAsInt(weight), WeightExponent, tally, sign);
        AddSingle(ref tallies, Interop.FloatAsInt(square), SquareExponent, tally + WeightLimbs, sign);
    }

    /// <summary>Adds a weight and its square, or takes them away; parameters as for single precision.</summary>
    public static void Add<TTallies>(ref TTallies tallies, double weight, double square, int tally, int sign)
        where TTallies : struct, ITallies
    {
        AddDouble(ref tallies, Interop.FloatAsInt(weight), WeightExponent, tally, sign);
        AddDouble(ref tallies, Interop.FloatAsInt(square), SquareExponent, tally + WeightLimbs, sign);
    }

    /// <summary>The sum of the weights.</summary>
    /// <param name="tallies">The tallies.</param>
    /// <param name="tally">First tally of the sums.</param>
    public static Int128 Weights(Func<int, long> tallies, int tally) => tallies(tally) + ((Int128)tallies(tally + 1) << LimbBits);

    /// <summary>The sum of the squares.</summary>
    /// <param name="tallies">The tallies.</param>
    /// <param name="tally">First tally of the sums.</param>
    public static Int128 Squares(Func<int, long> tallies, int tally) =>
        tallies(tally + WeightLimbs) + ((Int128)tallies(tally + WeightLimbs + 1) << LimbBits) + ((Int128)tallies(tally + WeightLimbs + 2) << (2 * LimbBits));

    /// <summary>A sum of weights as a number.</summary>
    public static double OfWeights(Int128 sum) => Math.ScaleB((double)sum, WeightExponent);

    /// <summary>A sum of squares as a number.</summary>
    public static double OfSquares(Int128 sum) => Math.ScaleB((double)sum, SquareExponent);

    private static void AddSingle<TTallies>(ref TTallies tallies, uint bits, int unit, int tally, int sign)
        where TTallies : struct, ITallies
    {
        int exponent = (int)(bits >> 23) & 0xFF;
        if (exponent != 0) AddPieces(ref tallies, (bits & 0x7FFFFF) | 0x800000, exponent - 150 - unit, tally, sign);
    }

    private static void AddDouble<TTallies>(ref TTallies tallies, ulong bits, int unit, int tally, int sign)
        where TTallies : struct, ITallies
    {
        int exponent = (int)(bits >> 52) & 0x7FF;
        if (exponent != 0) AddPieces(ref tallies, (long)(((bits & 0xFFFFFFFFFFFFFUL) | 0x10000000000000UL) >> 21), exponent - 1054 - unit, tally, sign);
    }

    // fraction * 2^position, of 32 bits at most.
    private static void AddPieces<TTallies>(ref TTallies tallies, long fraction, int position, int tally, int sign)
        where TTallies : struct, ITallies
    {
        if (position <= -32) return;
        if (position < 0)
        {
            fraction >>= -position;
            position = 0;
        }

        int limb = position / LimbBits;
        long shifted = fraction << (position - (limb * LimbBits));
        long low = shifted & LimbMask;
        long high = shifted >> LimbBits;
        if (low != 0) tallies.Add(tally + limb, sign * low);
        if (high != 0) tallies.Add(tally + limb + 1, sign * high);
    }
}
