using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>Liquity's stability pool: deposits cancel the debt of liquidated troves and get their collateral, each depositor in proportion, by a running product and sum.</summary>
/// <remarks>
/// Source: liquity/dev packages/contracts/contracts/StabilityPool.sol. The contract starts a new epoch with P = 1 when the pool is emptied, so that
/// new depositors begin afresh; here P is zero then, which gives the old ones the same, and who deposits later begins with a new state. It
/// carries the rounding of each division on to the next and treats a deposit below a billionth of what it was as nothing, as here.
/// </remarks>
public static class StabilityPool<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>
    /// offset: S' = S + collateral / deposits P, P' = P (1 - debt / deposits).
    /// </summary>
    /// <param name="state">The pool, with deposits above zero where debt is.</param>
    /// <param name="debt">Debt cancelled, at most the deposits.</param>
    /// <param name="collateral">Collateral that the depositors get, in units.</param>
    public static StabilityPoolState<TReal> Offset(in StabilityPoolState<TReal> state, TReal debt, TReal collateral)
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TMask some = TReal.LessThan(zero, state.Deposits);
        TReal deposits = TReal.Select(some, state.Deposits, one);
        TReal left = TReal.Max(state.Deposits - debt, zero);
        return new(
            left,
            TReal.Select(some, state.Product * (left / deposits), state.Product),
            TReal.Select(some, TReal.MultiplyAdd(collateral / deposits, state.Product, state.Sum), state.Sum));
    }

    /// <summary>What is left of a deposit: initial P / P0; nothing below a billionth.</summary>
    public static TReal Deposit(TReal initial, TReal productBefore, in StabilityPoolState<TReal> state)
    {
        TReal left = initial * (state.Product / productBefore);
        return TReal.SelectLessThan(left, initial * TReal.Of(1e-9), TReal.Of(0f), left);
    }

    /// <summary>Collateral that it gained: initial (S - S0) / P0.</summary>
    public static TReal Gain(TReal initial, TReal productBefore, TReal sumBefore, in StabilityPoolState<TReal> state) =>
        initial * ((state.Sum - sumBefore) / productBefore);
}
