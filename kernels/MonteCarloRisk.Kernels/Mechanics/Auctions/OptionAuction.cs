using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>
/// Opyn's auction of a written option's vault: collateral paid for each option that is handed in, growing linearly from below the intrinsic
/// value to all collateral. Of a put everything is in the strike asset, of a call in the underlying.
/// </summary>
/// <remarks>Source: opynfinance/GammaProtocol contracts/core/MarginCalculator.sol; its auction lasts 3,600 seconds. The contract works with 27 decimals, rounding down.</remarks>
public static class OptionAuction<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>First payment for a put: max(intrinsic - deviation spot, 0).</summary>
    public static TReal FirstOfPut(TReal intrinsic, TReal spot, TReal deviation) =>
        TReal.Max(TReal.NegatedMultiplyAdd(deviation, spot, intrinsic), TReal.Of(0f));

    /// <summary>First payment for a call, in units of the underlying: max(intrinsic - deviation spot, 0) / spot, the intrinsic value in the strike asset.</summary>
    public static TReal FirstOfCall(TReal intrinsic, TReal spot, TReal deviation) => FirstOfPut(intrinsic, spot, deviation) / spot;

    /// <summary>Payment for one option: min(first + (last - first) elapsed / duration, last), with last = collateral / options the whole vault.</summary>
    public static TReal Payment(TReal first, TReal collateral, TReal options, TReal elapsed, TReal duration)
    {
        TReal last = collateral / options;
        TReal growing = TReal.MultiplyAdd(last - first, elapsed / duration, first);
        return TReal.SelectLessThan(elapsed, duration, TReal.Min(growing, last), last);
    }
}
