using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Arithmetic;

/// <summary>Whole numbers of a real lane.</summary>
public static class Rounding
{
    /// <summary>The largest whole number at or below x, for |x| up to 2^21 in single precision and 2^50 in double.</summary>
    public static TReal Floor<TReal, TMask>(TReal x)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        TReal nearest = (x + TReal.RoundingShift) - TReal.RoundingShift;
        return TReal.SelectLessThan(x, nearest, nearest - TReal.Of(1f), nearest);
    }
}
