using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>Price of a Dutch auction by the time since its start. Times in one unit, seconds as a rule; prices in the numéraire.</summary>
/// <remarks>Source: makerdao/dss src/abaci.sol. The contract rounds each product down to 27 decimals, lower by less than 1e-26 of the price.</remarks>
public static class DutchPrice<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>LinearDecrease: top (duration - elapsed) / duration, zero from the duration on.</summary>
    public static TReal Linear(TReal top, TReal elapsed, TReal duration) =>
        top * (TReal.Max(duration - elapsed, TReal.Of(0f)) / duration);

    /// <summary>StairstepExponentialDecrease: top cut^floor(elapsed / step), with logCut = log(cut) below zero.</summary>
    /// <remarks>Elapsed times that are whole and below 2^21 steps, and below 2^24 in single precision, fall on the step that the contract names.</remarks>
    public static TReal StairStep(TReal top, TReal elapsed, TReal step, TReal logCut) =>
        top * TReal.Exp(Rounding.Floor<TReal, TMask>(elapsed / step) * logCut);

    /// <summary>ExponentialDecrease: top cut^elapsed, with logCut = log(cut) per unit of time, below zero.</summary>
    public static TReal Exponential(TReal top, TReal elapsed, TReal logCut) => top * TReal.Exp(elapsed * logCut);
}
