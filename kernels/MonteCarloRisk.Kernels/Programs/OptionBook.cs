using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// Contracts of accounts: perpetuals (see <see cref="PerpetualTerms"/>), and European options marked along the path by Black-Scholes, with a volatility that stays with the contract:
/// call = S e^(-q tau) N(d1) - K e^(-r tau) N(d2), put = K e^(-r tau) N(-d2) - S e^(-q tau) N(-d1),
/// d1 = (log(S / K) + (r - q + volatility^2 / 2) tau) / (volatility sqrt(tau)), d2 = d1 - volatility sqrt(tau).
/// At the first date on or after its expiry a contract settles in cash at its intrinsic value and keeps that value.
/// </summary>
/// <remarks>
/// Source: F. Black, M. Scholes, "The pricing of options and corporate liabilities", 1973; R. Merton 1973 for the yield.
/// By date and option the host gives five numbers: 1 / (volatility sqrt(tau)), volatility sqrt(tau), d1 at the starting spot,
/// K e^(-r tau) and e^(-q tau); d1 is then one fused step from the log return.
/// </remarks>
/// <param name="OptionCount">Number of contracts, options before perpetuals.</param>
/// <param name="ValueSlot">First state slot of the values; OptionCount slots of open notional (the underlying's price until settlement, then 0) follow.</param>
/// <param name="UnderlyingInteger">First integer of the underlyings; then of the settlement dates; then of the rights: 0 call, 1 put, or <see cref="FirstTerms"/> and the place of the contract's own terms among the integers.</param>
/// <param name="StrikeParameter">First parameter of the strikes.</param>
/// <param name="MarkParameter">First parameter of the marks: five for each option, for each date from 0.</param>
public readonly record struct OptionBook(int OptionCount, int ValueSlot, int UnderlyingInteger, int StrikeParameter, int MarkParameter)
{
    /// <summary>Numbers that the host gives for each date and option.</summary>
    public const int MarkParameters = 5;

    /// <summary>The right of a contract whose own terms stand at the first integer.</summary>
    public const int FirstTerms = 2;

    /// <summary>Marks every option at a date.</summary>
    public void Mark<TReal, TMask, TMemory>(ref TMemory memory, int date, int logReturnSlot, int priceSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int mark = MarkParameter + (date * OptionCount * MarkParameters);
        for (int option = 0; option < OptionCount; option++)
        {
            int underlying = memory.Integer(UnderlyingInteger + option);
            int settlement = memory.Integer(UnderlyingInteger + OptionCount + option);
            int right = memory.Integer(UnderlyingInteger + (2 * OptionCount) + option);
            bool isPut = right != 0;
            if (right >= FirstTerms)
            {
                PerpetualTerms.Accrue<TReal, TMask, TMemory>(ref memory, right - FirstTerms, date, ValueSlot + option, ValueSlot + OptionCount + option, priceSlot + underlying);
            }
            else if (date < settlement)
            {
                MarkOpen<TReal, TMask, TMemory>(ref memory, option, mark + (option * MarkParameters), logReturnSlot + underlying, priceSlot + underlying, isPut);
            }
            else if (date == settlement)
            {
                TReal zero = TReal.Of(0f);
                TReal forward = memory.Load(priceSlot + underlying) - memory.Parameter(StrikeParameter + option);
                memory.Store(ValueSlot + option, TReal.Max(isPut ? -forward : forward, zero));
                memory.Store(ValueSlot + OptionCount + option, zero);
            }
        }
    }

    private void MarkOpen<TReal, TMask, TMemory>(ref TMemory memory, int option, int mark, int logReturnSlot, int priceSlot, bool isPut)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal d1 = TReal.MultiplyAdd(memory.Load(logReturnSlot), memory.Parameter(mark), memory.Parameter(mark + 2));
        TReal d2 = d1 - memory.Parameter(mark + 1);
        TReal price = memory.Load(priceSlot);
        TReal underlyingLeg = price * memory.Parameter(mark + 4);
        TReal strikeLeg = memory.Parameter(mark + 3);
        TReal sign = isPut ? TReal.Of(-1f) : TReal.Of(1f);
        TReal value = (underlyingLeg * TReal.NormalCdf(sign * d1)) - (strikeLeg * TReal.NormalCdf(sign * d2));
        memory.Store(ValueSlot + option, sign * value);
        memory.Store(ValueSlot + OptionCount + option, price);
    }
}
