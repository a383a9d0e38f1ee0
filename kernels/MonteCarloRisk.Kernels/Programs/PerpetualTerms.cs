using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// A perpetual future along a path: of one unit long, the price and the funding paid since the start, funding(date) = funding(date - 1) + rate * years * price(date).
/// Its profit is price - entry price - funding; both enter accounts as instruments, the funding in the place of an option's value.
/// </summary>
/// <remarks>Funding falls due at the end of each step at the price of that date, as venues pay it at the end of each interval on the notional of that moment.</remarks>
internal static class PerpetualTerms
{
    /// <summary>Integer of a contract's terms: the parameter of rate * years, of one step; below zero, minus one less the place of the terms of its premium, see <see cref="PremiumTerms"/>.</summary>
    public const int RateParameter = 0;

    /// <summary>Number of integers.</summary>
    public const int Integers = 1;

    /// <summary>Moves a contract on to a date.</summary>
    public static void Accrue<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int terms, int date, int fundingSlot, int notionalSlot, int priceSlot)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal price = memory.Load(priceSlot);
        memory.Store(notionalSlot, price);
        int parameter = memory.Integer(terms + RateParameter);
        TReal rate = parameter < 0
            ? PremiumTerms.Rate<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, -1 - parameter, date)
            : memory.Parameter(parameter);
        if (date == 0) memory.Store(fundingSlot, TReal.Of(0f));
        else memory.Store(fundingSlot, TReal.MultiplyAdd(rate, price, memory.Load(fundingSlot)));
    }
}
