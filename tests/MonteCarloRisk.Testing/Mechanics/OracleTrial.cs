using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Oracles;

namespace MonteCarloRisk.Testing.Mechanics;

/// <summary>Every function of the oracles.</summary>
public readonly struct OracleTrial : IMechanicsTrial
{
    /// <inheritdoc/>
    public static int Results => 20;

    /// <inheritdoc/>
    public static IReadOnlyList<(string Name, int Results)> Functions { get; } =
    [
        ("PushFeed.IsDue", 1),
        ("PushFeed.IsStale", 1),
        ("PushFeed.Bounded", 1),
        ("PushFeed.Conservative", 1),
        ("PushFeed.IsUncertain", 1),
        ("SecurityModule.MayUpdate", 1),
        ("SecurityModule.Update", 3),
        ("AveragePrice.Exponential", 1),
        ("AveragePrice.Accumulate", 1),
        ("AveragePrice.Mean", 1),
        ("AveragePrice.GeometricMean", 1),
        ("MedianPrice.Of", 2),
        ("GrowthCap.MostRate", 1),
        ("GrowthCap.Price", 1),
        ("ChangeGuard.Limit", 2),
        ("Sequencer.AllowsLiquidation", 1),
    ];

    /// <inheritdoc/>
    public static void Apply<T, TM, TResults>(LaneInputs<T> i, ref TResults results)
        where T : unmanaged, IReal<T, TM>
        where TM : unmanaged, IMask<TM>
        where TResults : struct, IResults<T>
    {
        results.Add(Terms<T, TM>.Truth(PushFeed<T, TM>.IsDue(i.p, i.q, i.h, T.Of(.02), T.Of(18_000))));
        results.Add(Terms<T, TM>.Truth(PushFeed<T, TM>.IsStale(i.h, T.Of(3600))));
        results.Add(PushFeed<T, TM>.Bounded(i.c, i.s, i.a));
        results.Add(PushFeed<T, TM>.Conservative(i.p, i.a, i.s - i.t));
        results.Add(Terms<T, TM>.Truth(PushFeed<T, TM>.IsUncertain(i.p, i.p * i.t, i.s)));
        results.Add(Terms<T, TM>.Truth(SecurityModule<T, TM>.MayUpdate(Terms<T, TM>.Module(i), i.h, T.Of(3600))));
        SecurityModuleState<T> state = SecurityModule<T, TM>.Update(Terms<T, TM>.Module(i), i.a, i.h, T.Of(3600), Terms<T, TM>.Chance(i));
        results.Add(state.Current);
        results.Add(state.Next);
        results.Add(state.Updated);
        results.Add(AveragePrice<T, TM>.Exponential(i.p, i.q, i.h, T.Of(600)));
        results.Add(AveragePrice<T, TM>.Accumulate(i.c, i.p, i.h));
        results.Add(AveragePrice<T, TM>.Mean(i.b, i.a, T.Of(600)));
        results.Add(AveragePrice<T, TM>.GeometricMean(i.s, i.p, i.a));
        results.Add(MedianPrice<T, TM>.Of(i.a, i.b, i.c));
        results.Add(MedianPrice<T, TM>.Of(i.a, i.b, i.c, i.p, i.q));
        results.Add(GrowthCap<T, TM>.MostRate(i.p, i.s, i.t));
        results.Add(GrowthCap<T, TM>.Price(i.p, i.s, i.t));
        GuardedPrice<T> guarded = ChangeGuard<T, TM>.Limit(i.p * (Terms<T, TM>.One + i.s), Terms<T, TM>.Last(i), i.h * T.Of(.01), new(T.Of(1.25), T.Of(120)));
        results.Add(guarded.Price);
        results.Add(guarded.Fee);
        results.Add(Terms<T, TM>.Truth(Sequencer<T, TM>.AllowsLiquidation(Terms<T, TM>.Chance(i), i.h, T.Of(3600), i.s, i.t)));
    }
}
