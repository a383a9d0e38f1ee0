using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// Contracts of accounts: perpetuals (see <see cref="PerpetualTerms"/>), and European options marked along the path by Black-Scholes, with a volatility that stays with the contract or moves (see <see cref="MovingVolatility"/>):
/// call = S e^(-q tau) N(d1) - K e^(-r tau) N(d2), put = K e^(-r tau) N(-d2) - S e^(-q tau) N(-d1),
/// d1 = (log(S / K) + (r - q + volatility^2 / 2) tau) / (volatility sqrt(tau)), d2 = d1 - volatility sqrt(tau).
/// At the first date on or after its expiry a contract settles in cash at its intrinsic value and keeps that value.
/// </summary>
/// <remarks>
/// Source: F. Black, M. Scholes, "The pricing of options and corporate liabilities", 1973; R. Merton 1973 for the yield.
/// By date and option the host gives five numbers: 1 / (volatility sqrt(tau)), volatility sqrt(tau), d1 at the starting spot,
/// K e^(-r tau) and e^(-q tau); d1 is then one fused step from the log return. Where the volatility moves, they are sqrt(tau), log(forward / K) at the starting spot,
/// the date's scale or beta, and the same two; d1 = log(forward / K) / (volatility sqrt(tau)) + volatility sqrt(tau) / 2.
/// </remarks>
/// <param name="OptionCount">Number of contracts, options before perpetuals.</param>
/// <param name="ValueSlot">First state slot of the values; OptionCount slots of open notional (the underlying's price until settlement, then 0) follow.</param>
/// <param name="UnderlyingInteger">First integer of the underlyings; then of the settlement dates; then of the rights: 0 call, 1 put, <see cref="FirstTerms"/> and the place of a perpetual's terms among the integers, or <see cref="LastMovingTerms"/> less the place of those of an option whose volatility moves.</param>
/// <param name="StrikeParameter">First parameter of the strikes.</param>
/// <param name="MarkParameter">First parameter of the marks: five for each option, for each date from 0.</param>
public readonly record struct OptionBook(int OptionCount, int ValueSlot, int UnderlyingInteger, int StrikeParameter, int MarkParameter)
{
    /// <summary>Numbers that the host gives for each date and option.</summary>
    public const int MarkParameters = 5;

    /// <summary>The right of a perpetual whose terms stand at the first integer.</summary>
    public const int FirstTerms = 2;

    /// <summary>The right of an option whose volatility moves and whose terms stand at the first integer.</summary>
    public const int LastMovingTerms = -1;

    /// <summary>Marks every contract at a date.</summary>
    public void Mark<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int date, int logReturnSlot, int priceSlot)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int mark = MarkParameter + (date * OptionCount * MarkParameters);
        for (int option = 0; option < OptionCount; option++)
        {
            int underlying = memory.Integer(UnderlyingInteger + option);
            int settlement = memory.Integer(UnderlyingInteger + OptionCount + option);
            int right = memory.Integer(UnderlyingInteger + (2 * OptionCount) + option);
            bool isPut = right != 0;
            int moving = LastMovingTerms - right;
            if (moving >= 0)
            {
                isPut = memory.Integer(moving + MovingVolatility.Right) != 0;
                MovingVolatility.Follow<TReal, TMask, TMemory>(ref memory, moving, date, logReturnSlot + underlying);
            }

            if (right >= FirstTerms)
            {
                PerpetualTerms.Accrue<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, right - FirstTerms, date, ValueSlot + option, ValueSlot + OptionCount + option, priceSlot + underlying);
            }
            else if (date < settlement && moving >= 0)
            {
                MarkMoving<TReal, TMask, TMemory>(ref memory, option, mark + (option * MarkParameters), moving, date, logReturnSlot + underlying, priceSlot + underlying, isPut);
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

    private void MarkMoving<TReal, TMask, TMemory>(ref TMemory memory, int option, int mark, int terms, int date, int logReturnSlot, int priceSlot, bool isPut)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal logReturn = memory.Load(logReturnSlot);
        TReal moneyness = logReturn + memory.Parameter(mark + 1);
        TReal deviation = MovingVolatility.On<TReal, TMask, TMemory>(ref memory, terms, date, logReturn, moneyness, memory.Parameter(mark + 2)) * memory.Parameter(mark);
        TReal d1 = TReal.MultiplyAdd(deviation, TReal.Of(0.5f), moneyness / deviation);
        TReal d2 = d1 - deviation;
        TReal price = memory.Load(priceSlot);
        TReal underlyingLeg = price * memory.Parameter(mark + 4);
        TReal strikeLeg = memory.Parameter(mark + 3);
        TReal sign = isPut ? TReal.Of(-1f) : TReal.Of(1f);
        TReal value = (underlyingLeg * TReal.NormalCdf(sign * d1)) - (strikeLeg * TReal.NormalCdf(sign * d2));
        memory.Store(ValueSlot + option, sign * value);
        memory.Store(ValueSlot + OptionCount + option, price);
    }
}
