using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;
using MonteCarloRisk.Kernels.Mechanics.Backstops;
using MonteCarloRisk.Kernels.Mechanics.Controls;
using MonteCarloRisk.Kernels.Mechanics.Lending;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Mechanics.Oracles;

namespace MonteCarloRisk.Testing.Mechanics;

/// <summary>Terms and states of mechanisms made of the numbers of a trial.</summary>
internal static class Terms<T, TM>
    where T : unmanaged, IReal<T, TM>
    where TM : unmanaged, IMask<TM>
{
    public static T One => T.Of(1f);

    /// <summary>A mask as one or zero.</summary>
    public static T Truth(TM mask) => T.Select(mask, One, T.Of(0f));

    public static T Hundredfold(T share) => share * T.Of(100f);

    public static T LogOf(T share) => T.Log(T.Of(.9) + (T.Of(.099) * share));

    public static ClipperTerms<T> Clip(LaneInputs<T> i) => new(One + i.s, T.Of(7200), i.t, i.b, i.s, One + i.t, T.Of(50f) * i.s);

    public static TwoStageTerms<T> Stages(LaneInputs<T> i) => new(i.s, i.s * i.t, T.Of(900), T.Of(4000), T.Of(3600), i.t, i.s, Hundredfold(i.t));

    public static EnglishTerms<T> English(LaneInputs<T> i) => new(T.Of(600), T.Of(6000), One + (T.Of(.1) * i.s));

    public static EnglishState<T> Bids(LaneInputs<T> i) => new(i.b, i.a, T.Of(10_000) * i.s, T.Of(20_000) * i.t);

    public static CloseFactorTerms<T> Close(LaneInputs<T> i) => new(T.Of(.5), T.Of(.95), T.Of(2000), T.Of(1000), T.Of(.2) * i.s, i.t);

    public static TroveTerms<T> Trove => new(T.Of(1.1), T.Of(1.5), T.Of(.005));

    public static PerpetualLiquidationTerms<T> Book(LaneInputs<T> i) => new(One + i.s, i.t, T.Of(.015), T.Of(1000), T.Of(.1), T.Of(100_000));

    public static PooledPerpetualTerms<T> Pool(LaneInputs<T> i) => new(One, i.s, i.t, T.Of(1e-7), T.Of(2e-7), One + i.s);

    public static BandTerms<T> Band => new(T.Of(100), T.Of(.010050335853501));

    public static BandState<T> InBand(LaneInputs<T> i) => new(i.b, i.a);

    public static GuardedPrice<T> Last(LaneInputs<T> i) => new(i.q, i.t * T.Of(.1));

    public static SecurityModuleState<T> Module(LaneInputs<T> i) => new(i.p, i.q, T.Of(3600));

    public static RateTerms<T> Rates(LaneInputs<T> i) => new(T.Of(.01), i.s, i.p, T.Of(.8));

    public static StakingTerms<T> Staking(LaneInputs<T> i) => new(i.s, T.Of(9000), T.Of(900));

    public static BreakerTerms<T> Breaks(LaneInputs<T> i) => new(i.s * i.t, i.s, T.Of(600), T.Of(3600));

    public static BreakerState<T> Tripped(LaneInputs<T> i) => new(T.Select(Chance(i), One, T.Of(2f) * T.Select(T.LessThan(i.a, i.p), One, T.Of(0f))), T.Of(10_000));

    public static TM Chance(LaneInputs<T> i) => T.LessThan(i.s, i.t);
}
