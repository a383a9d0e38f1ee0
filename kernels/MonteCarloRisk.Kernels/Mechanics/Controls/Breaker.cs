using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Controls;

/// <summary>A circuit breaker: a measure above a bound puts a market under restrictions for a time, softly (no new risk) or hard (nothing at all). Times in seconds.</summary>
public static class Breaker<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>A move as a measure: |price / reference - 1|, the reference a price of before, or of another oracle.</summary>
    public static TReal Move(TReal price, TReal reference) => TReal.Abs((price / reference) - TReal.Of(1f));

    /// <summary>
    /// The next state. A level holds until its time is past (now &lt; until); a trip of at least the level that holds sets the level and its time anew,
    /// a lesser one changes nothing.
    /// </summary>
    public static BreakerState<TReal> Next(in BreakerState<TReal> state, TReal measure, TReal now, in BreakerTerms<TReal> terms)
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TMask hard = TReal.LessThan(terms.Hard, measure);
        TReal tripped = TReal.Select(hard, TReal.Of(2f), TReal.SelectLessThan(terms.Soft, measure, one, zero));
        TReal held = TReal.SelectLessThan(now, state.Until, state.Level, zero);
        TMask renews = TReal.LessThan(zero, tripped) & TReal.LessOrEqual(held, tripped);
        TReal until = now + TReal.Select(hard, terms.HardCooldown, terms.SoftCooldown);
        return new(TReal.Max(tripped, held), TReal.Select(renews, until, state.Until));
    }

    /// <summary>Whether new risk is barred: soft or hard.</summary>
    public static TMask BarsNewRisk(in BreakerState<TReal> state) => TReal.LessThan(TReal.Of(0f), state.Level);

    /// <summary>Whether everything is barred, liquidations included.</summary>
    public static TMask BarsAll(in BreakerState<TReal> state) => TReal.LessThan(TReal.Of(1f), state.Level);
}
