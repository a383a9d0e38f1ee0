using ILGPU;

namespace MonteCarloRisk.Kernels.Memory;

/// <summary>
/// An exact sum of floating-point numbers in integers: limb k counts units of 2^(32 k - 192). Integer additions commute, so the sum
/// does not depend on the order of paths, threads or blocks.
/// </summary>
/// <remarks>
/// A number m 2^e is cut into 32-bit pieces at the limbs' boundaries and each piece is added to its limb with the number's sign.
/// A limb takes 2^31 additions before it must be carried (<see cref="Carry"/>); a block has far fewer paths.
/// Range: magnitudes below 2^128; larger ones, infinities and NaN raise the last limb, which the host reports as an overflow.
/// Bits below 2^-192 are cut off towards zero; no float has any.
/// </remarks>
public static class ExactSum
{
    /// <summary>Number of value limbs: 2^-192 to 2^192.</summary>
    public const int Limbs = 12;

    /// <summary>Number of tallies of one sum: the limbs and the overflow count.</summary>
    public const int Tallies = Limbs + 1;

    /// <summary>Exponent of the lowest limb's unit.</summary>
    public const int LowestExponent = -192;

    /// <summary>Adds a number to the sum that starts at a tally.</summary>
    public static void Add<TTallies>(ref TTallies tallies, float value, int tally)
        where TTallies : struct, ITallies
    {
        uint bits = Interop.FloatAsInt(value);
        int exponent = (int)(bits >> 23) & 0xFF;
        if (exponent == 0xFF)
        {
            tallies.Add(tally + Limbs, 1);
            return;
        }

        ulong fraction = bits & 0x7FFFFF;
        fraction |= exponent == 0 ? 0UL : 0x800000UL;
        int position = (exponent == 0 ? 1 : exponent) - 150 - LowestExponent;
        AddPieces(ref tallies, fraction << (position & 31), position >> 5, (bits >> 31) != 0, tally);
    }

    /// <summary>Adds a number to the sum that starts at a tally.</summary>
    public static void Add<TTallies>(ref TTallies tallies, double value, int tally)
        where TTallies : struct, ITallies
    {
        ulong bits = Interop.FloatAsInt(value);
        int exponent = (int)(bits >> 52) & 0x7FF;
        if (exponent >= 1023 + 128)
        {
            tallies.Add(tally + Limbs, 1);
            return;
        }

        ulong fraction = bits & 0xFFFFFFFFFFFFFUL;
        fraction |= exponent == 0 ? 0UL : 0x10000000000000UL;
        int position = (exponent == 0 ? 1 : exponent) - 1075 - LowestExponent;
        if (position < 0)
        {
            fraction = position <= -53 ? 0UL : fraction >> -position;
            position = 0;
        }

        // 53 bits, shifted by up to 31, lie in three limbs.
        bool negative = (bits >> 63) != 0;
        int shift = position & 31;
        int limb = position >> 5;
        AddPieces(ref tallies, fraction << shift, limb, negative, tally);
        long highest = (long)(fraction >> 1 >> (63 - shift));
        if (highest != 0) tallies.Add(tally + limb + 2, negative ? -highest : highest);
    }

    /// <summary>Carries a sum so that every limb but the highest lies in [0, 2^32): the one form of its value.</summary>
    public static void Carry(Span<long> sum)
    {
        for (int limb = 0; limb < Limbs - 1; limb++)
        {
            long carry = sum[limb] >> 32;
            sum[limb] -= carry << 32;
            sum[limb + 1] += carry;
        }
    }

    private static void AddPieces<TTallies>(ref TTallies tallies, ulong piece, int limb, bool negative, int tally)
        where TTallies : struct, ITallies
    {
        long low = (long)(piece & 0xFFFFFFFFUL);
        long high = (long)(piece >> 32);
        if (low != 0) tallies.Add(tally + limb, negative ? -low : low);
        if (high != 0) tallies.Add(tally + limb + 1, negative ? -high : high);
    }
}
