using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;

namespace MonteCarloRisk.Testing.Mechanics;

/// <summary>Every function of the liquidation of perpetuals.</summary>
public readonly struct PerpetualTrial : IMechanicsTrial
{
    /// <inheritdoc/>
    public static int Results => 21;

    /// <inheritdoc/>
    public static IReadOnlyList<(string Name, int Results)> Functions { get; } =
    [
        ("PerpetualLiquidation.InitialFraction", 1),
        ("PerpetualLiquidation.IsLiquidatable", 1),
        ("PerpetualLiquidation.Rating", 1),
        ("PerpetualLiquidation.FillablePrice", 1),
        ("PerpetualLiquidation.Bankruptcy", 1),
        ("PerpetualLiquidation.InsuranceDelta", 1),
        ("PerpetualLiquidation.MostNotional", 1),
        ("PerpetualLiquidation.WithinInsurance", 1),
        ("PooledPerpetual.Impact", 1),
        ("PooledPerpetual.OpeningShare", 1),
        ("PooledPerpetual.Remaining", 1),
        ("PooledPerpetual.IsLiquidatable", 1),
        ("PooledPerpetual.BadDebt", 1),
        ("Deleveraging.IsEnabled", 1),
        ("Deleveraging.ProfitToClose", 1),
        ("Deleveraging.Rank", 1),
        ("Deleveraging.Forgone", 1),
        ("LiquidationWindow.InitialRatio", 1),
        ("LiquidationWindow.Capacity", 1),
        ("LiquidationWindow.Permitted", 1),
        ("LiquidationWindow.Reward", 1),
    ];

    /// <inheritdoc/>
    public static void Apply<T, TM, TResults>(LaneInputs<T> i, ref TResults results)
        where T : unmanaged, IReal<T, TM>
        where TM : unmanaged, IMask<TM>
        where TResults : struct, IResults<T>
    {
        results.Add(PerpetualLiquidation<T, TM>.InitialFraction(i.s, i.a, i.b, i.b + i.p));
        results.Add(Terms<T, TM>.Truth(PerpetualLiquidation<T, TM>.IsLiquidatable(i.c, i.b)));
        results.Add(PerpetualLiquidation<T, TM>.Rating(i.c, i.a, Terms<T, TM>.Book(i)));
        results.Add(PerpetualLiquidation<T, TM>.FillablePrice(i.c, i.c * i.p, i.a * i.s, i.t, Terms<T, TM>.Book(i)));
        results.Add(PerpetualLiquidation<T, TM>.Bankruptcy(i.c, i.b, -i.s, i.a));
        results.Add(PerpetualLiquidation<T, TM>.InsuranceDelta(i.a, i.b, Terms<T, TM>.Book(i)));
        results.Add(PerpetualLiquidation<T, TM>.MostNotional(i.a, i.b, Terms<T, TM>.Book(i)));
        results.Add(Terms<T, TM>.Truth(PerpetualLiquidation<T, TM>.WithinInsurance(i.c, i.s * i.a, i.a)));
        results.Add(PooledPerpetual<T, TM>.Impact(i.c, i.a - i.b, Terms<T, TM>.Pool(i)));
        results.Add(PooledPerpetual<T, TM>.OpeningShare(i.a, i.s, Terms<T, TM>.Pool(i)));
        results.Add(PooledPerpetual<T, TM>.Remaining(i.a, i.c, i.c * i.s, i.s, i.b, Terms<T, TM>.Pool(i)));
        results.Add(Terms<T, TM>.Truth(PooledPerpetual<T, TM>.IsLiquidatable(i.c, i.a, Terms<T, TM>.Pool(i))));
        results.Add(PooledPerpetual<T, TM>.BadDebt(i.c));
        results.Add(Terms<T, TM>.Truth(Deleveraging<T, TM>.IsEnabled(i.a, i.a + i.b, i.s)));
        results.Add(Deleveraging<T, TM>.ProfitToClose(i.a, i.b, i.s));
        results.Add(Deleveraging<T, TM>.Rank(i.p, i.q, i.c, i.a - i.b));
        results.Add(Deleveraging<T, TM>.Forgone(i.c, i.p, i.q));
        results.Add(LiquidationWindow<T, TM>.InitialRatio(i.c, i.a, i.s, i.t));
        results.Add(LiquidationWindow<T, TM>.Capacity(i.s, i.t, i.a, i.p, i.h));
        results.Add(LiquidationWindow<T, TM>.Permitted(i.a, i.b, T.Abs(i.c), i.s, i.t));
        results.Add(LiquidationWindow<T, TM>.Reward(i.a, i.p, i.s, i.b));
    }
}
