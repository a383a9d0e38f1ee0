using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Arithmetic;

/// <summary>Powers of numbers at or above zero.</summary>
public static class Power
{
    /// <summary>
    /// x^exponent = exp(exponent log x) for x a positive normal number; zero where x is zero or below, for exponents above zero.
    /// The relative error is about |exponent log x| + 1 units in the last place, since that of the logarithm is multiplied.
    /// </summary>
    public static TReal Of<TReal, TMask>(TReal x, TReal exponent)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal zero = TReal.Of(0f);
        TMask positive = TReal.LessThan(zero, x);
        TReal power = TReal.Exp(exponent * TReal.Log(TReal.Select(positive, x, TReal.Of(1f))));
        return TReal.Select(positive, power, zero);
    }
}
