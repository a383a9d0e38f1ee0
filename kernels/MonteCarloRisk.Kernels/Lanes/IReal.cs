namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>
/// One real number per path. Everything that happens on a path is written once against this interface;
/// a scalar lane makes it the reference and the body of a GPU thread, a wide lane makes it SIMD code.
/// </summary>
/// <remarks>
/// Every operation rounds once, to nearest even, on every machine, so the same source gives the same bits everywhere.
/// Nothing here may be contracted or re-associated by a compiler: device code emits each operator as one instruction.
/// </remarks>
/// <typeparam name="TReal">The implementing lane.</typeparam>
/// <typeparam name="TMask">The lane of its comparisons.</typeparam>
public interface IReal<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Number of paths in the lane.</summary>
    static abstract int Width { get; }

    /// <summary>The same value on every path; a double lane takes the float exactly.</summary>
    static abstract TReal Of(float value);

    /// <summary>The same value on every path, rounded to the lane's precision.</summary>
    static abstract TReal Of(double value);

    /// <summary>Sum.</summary>
    static abstract TReal operator +(TReal left, TReal right);

    /// <summary>Difference.</summary>
    static abstract TReal operator -(TReal left, TReal right);

    /// <summary>Product.</summary>
    static abstract TReal operator *(TReal left, TReal right);

    /// <summary>Quotient, correctly rounded.</summary>
    static abstract TReal operator /(TReal left, TReal right);

    /// <summary>Sign flipped, exactly.</summary>
    static abstract TReal operator -(TReal value);

    /// <summary>left * right + addend, rounded once.</summary>
    static abstract TReal MultiplyAdd(TReal left, TReal right, TReal addend);

    /// <summary>addend - left * right, rounded once.</summary>
    static abstract TReal NegatedMultiplyAdd(TReal left, TReal right, TReal addend);

    /// <summary>Square root, correctly rounded.</summary>
    static abstract TReal Sqrt(TReal value);

    /// <summary>Magnitude: the sign bit cleared.</summary>
    static abstract TReal Abs(TReal value);

    /// <summary>left where left &gt; right, else right.</summary>
    static abstract TReal Max(TReal left, TReal right);

    /// <summary>left where left &lt; right, else right.</summary>
    static abstract TReal Min(TReal left, TReal right);

    /// <summary>Where left &lt; right.</summary>
    static abstract TMask LessThan(TReal left, TReal right);

    /// <summary>Where left &lt;= right.</summary>
    static abstract TMask LessOrEqual(TReal left, TReal right);

    /// <summary>Where left == right.</summary>
    static abstract TMask Equal(TReal left, TReal right);

    /// <summary><paramref name="whenTrue"/> where the mask is true, else <paramref name="whenFalse"/>.</summary>
    static abstract TReal Select(TMask mask, TReal whenTrue, TReal whenFalse);

    // A comparison that is used once, where it is made, never becomes a mask of whole elements: that conversion costs more than the comparison.

    /// <summary>whenTrue where left is below right, else whenFalse.</summary>
    static abstract TReal SelectLessThan(TReal left, TReal right, TReal whenTrue, TReal whenFalse);

    /// <summary>Whether left is below right on any path of the lane.</summary>
    static abstract bool AnyLessThan(TReal left, TReal right);

    // Bit-level steps that the elementary functions are built of.

    /// <summary>1.5 * 2^p, p the number of stored fraction bits: adding it rounds to an integer that then stands in the low bits.</summary>
    static abstract TReal RoundingShift { get; }

    /// <summary>value * 2^n for n = shifted - RoundingShift, by adding n to the exponent field. Valid while value and result are normal.</summary>
    static abstract TReal ScaleByPowerOfTwo(TReal value, TReal shifted);

    /// <summary>For positive normal value: m in [sqrt(1/2), sqrt(2)) and integer-valued exponent with value = m * 2^exponent.</summary>
    static abstract TReal SplitExponent(TReal value, out TReal exponent);

    /// <summary>whenOdd where the integer in the low bits of shifted is odd, else whenEven.</summary>
    static abstract TReal SelectOdd(TReal shifted, TReal whenOdd, TReal whenEven);

    /// <summary>value with its sign flipped where the second lowest bit of the integer in shifted is set.</summary>
    static abstract TReal FlipSignByHalves(TReal value, TReal shifted);

    /// <summary>value with its sign flipped where sign has its sign bit set.</summary>
    static abstract TReal FlipSign(TReal value, TReal sign);

    /// <summary>On each path the value at its own index: values[index], the index cut to an integer towards zero; it must lie within the values.</summary>
    /// <param name="values">Values of the lane's precision.</param>
    /// <param name="index">Zero or more, below 2^22.</param>
    static abstract unsafe TReal Gather(void* values, TReal index);

    // Elementary functions of the lane's precision; error bounds stand in docs/methods/elementary-functions.md.

    /// <summary>e^x. Underflows to zero below the normal range and saturates to infinity above it.</summary>
    static abstract TReal Exp(TReal x);

    /// <summary>Natural logarithm of a positive normal number.</summary>
    static abstract TReal Log(TReal x);

    /// <summary>Sine and cosine of 2 pi turns, for |turns| up to 2^20.</summary>
    static abstract void SinCosTurns(TReal turns, out TReal sine, out TReal cosine);

    /// <summary>P(Z &lt;= x), with small relative error in the lower tail.</summary>
    static abstract TReal NormalCdf(TReal x);

    /// <summary>x with P(Z &lt;= x) = p, for p in (0, 1/2].</summary>
    static abstract TReal NormalQuantileLowerHalf(TReal p);
}
