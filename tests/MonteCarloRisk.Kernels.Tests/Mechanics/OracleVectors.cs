using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Oracles;

namespace MonteCarloRisk.Kernels.Tests.Mechanics;

/// <summary>What a protocol sees of a price.</summary>
public abstract class OracleVectors<TReal>(double relative) : ScalarVectors<TReal>(relative)
    where TReal : unmanaged, IReal<TReal, Mask1>
{
    [Theory]
    [InlineData(2010, 0, false)]
    [InlineData(2010.5, 0, true)]
    [InlineData(1989.5, 0, true)]
    [InlineData(2000, 3599, false)]
    [InlineData(2000, 3600, true)]
    public void A_report_is_due_beyond_the_deviation_or_at_the_heartbeat(double price, double elapsed, bool due) =>
        Assert.Equal(due, PushFeed<TReal, Mask1>.IsDue(Of(price), Of(2000), Of(elapsed), Of(.005), Of(3600)).Value != 0);

    // The feed of May 2022 that stood at 0.107 while the market was at 0.01.
    [Fact]
    public void A_feed_has_bounds_an_age_and_an_uncertainty()
    {
        Near(.107, PushFeed<TReal, Mask1>.Bounded(Of(.01), Of(.107), Of(1e4)));

        // So a loan of more than 9.35% of what the feed says is worth more than its collateral.
        Near(.0935, Of(.01) / PushFeed<TReal, Mask1>.Bounded(Of(.01), Of(.107), Of(1e4)), 1e-4);
        Near(1e4, PushFeed<TReal, Mask1>.Bounded(Of(2e4), Of(.107), Of(1e4)));
        Fails(PushFeed<TReal, Mask1>.IsStale(Of(3600), Of(3600)));
        Holds(PushFeed<TReal, Mask1>.IsStale(Of(3601), Of(3600)));
        Near(1990, PushFeed<TReal, Mask1>.Conservative(Of(2000), Of(5), Of(2)));
        Near(2010, PushFeed<TReal, Mask1>.Conservative(Of(2000), Of(5), Of(-2)));
        Near(0, PushFeed<TReal, Mask1>.Conservative(Of(2000), Of(5000), Of(2)));
        Fails(PushFeed<TReal, Mask1>.IsUncertain(Of(2000), Of(20), Of(.01)));
        Holds(PushFeed<TReal, Mask1>.IsUncertain(Of(2000), Of(21), Of(.01)));
    }

    [Fact]
    public void The_security_module_is_one_period_behind()
    {
        SecurityModuleState<TReal> state = new(Of(200), Of(190), Of(3600));
        Near(200, SecurityModule<TReal, Mask1>.Update(state, Of(150), Of(7199), Of(3600), Yes).Current);
        Near(200, SecurityModule<TReal, Mask1>.Update(state, Of(150), Of(7300), Of(3600), No).Current);
        state = SecurityModule<TReal, Mask1>.Update(state, Of(150), Of(7300), Of(3600), Yes);
        Near(190, state.Current);
        Near(150, state.Next);
        Near(7200, state.Updated);
        Holds(SecurityModule<TReal, Mask1>.MayUpdate(state, Of(10_800), Of(3600)));
        Near(150, SecurityModule<TReal, Mask1>.Update(state, Of(100), Of(10_800), Of(3600), Yes).Current);
    }

    [Fact]
    public void Averages_lag_the_price()
    {
        Near(100 + (50 * Math.Exp(-1)), AveragePrice<TReal, Mask1>.Exponential(Of(150), Of(100), Of(600), Of(600)));
        TReal first = AveragePrice<TReal, Mask1>.Accumulate(Of(0), Of(100), Of(300));
        TReal last = AveragePrice<TReal, Mask1>.Accumulate(first, Of(400), Of(100));
        Near(175, AveragePrice<TReal, Mask1>.Mean(Of(0), last, Of(400)));
        TReal logFirst = AveragePrice<TReal, Mask1>.Accumulate(Of(0), Of(Log(100)), Of(200));
        TReal logLast = AveragePrice<TReal, Mask1>.Accumulate(logFirst, Of(Log(400)), Of(200));
        Near(200, AveragePrice<TReal, Mask1>.GeometricMean(Of(0), logLast, Of(400)), 0, 4000);
    }

    [Fact]
    public void A_median_is_the_middle_of_every_order()
    {
        foreach (int[] order in Orders(3)) Near(1, MedianPrice<TReal, Mask1>.Of(Of(order[0]), Of(order[1]), Of(order[2])));
        foreach (int[] order in Orders(5)) Near(2, MedianPrice<TReal, Mask1>.Of(Of(order[0]), Of(order[1]), Of(order[2]), Of(order[3]), Of(order[4])));
    }

    [Fact]
    public void A_staking_rate_grows_no_faster_than_its_cap()
    {
        // Snapshot 1.15, 9.68% a year, 73 days of 365: 1.15 (1 + 0.0968 / 5).
        TReal most = GrowthCap<TReal, Mask1>.MostRate(Of(1.15), Of(.0968), Of(.2));
        Near(1.172264, most, 1e-9);
        Near(2000 * 1.172264, GrowthCap<TReal, Mask1>.Price(Of(2000), Of(1.3), most));
        Near(2320, GrowthCap<TReal, Mask1>.Price(Of(2000), Of(1.16), most));
    }

    [Theory]
    [InlineData(1900, 1900, .1426)]
    [InlineData(1600, 1600, .488)]
    [InlineData(1000, 1600, .488)]
    [InlineData(4000, 2500, .488)]
    public void A_jump_is_limited_and_raises_the_fee(double price, double limited, double fee)
    {
        ChangeGuardTerms<TReal> terms = new(Of(1.25), Of(120));
        GuardedPrice<TReal> last = new(Of(2000), Of(0));
        GuardedPrice<TReal> guarded = ChangeGuard<TReal, Mask1>.Limit(Of(price), last, Of(0), terms);
        Near(limited, guarded.Price);
        Near(fee, guarded.Fee, 1e-4, 1);
        Near(Value(guarded.Fee) / 2, ChangeGuard<TReal, Mask1>.Limit(Of(price), last, Of(60), terms).Fee);
        GuardedPrice<TReal> later = ChangeGuard<TReal, Mask1>.Limit(Of(price), last, Of(120), terms);
        Near(price, later.Price);
        Near(0, later.Fee);
        Near(Value(guarded.Fee) / 4, ChangeGuard<TReal, Mask1>.Limit(guarded.Price, guarded, Of(90), terms).Fee);
    }

    [Fact]
    public void After_the_sequencer_is_back_borrowers_have_time()
    {
        Fails(Sequencer<TReal, Mask1>.AllowsLiquidation(No, Of(9999), Of(3600), Of(.5), Of(.95)));
        Fails(Sequencer<TReal, Mask1>.AllowsLiquidation(Yes, Of(3600), Of(3600), Of(.95), Of(.95)));
        Holds(Sequencer<TReal, Mask1>.AllowsLiquidation(Yes, Of(3601), Of(3600), Of(.99), Of(.95)));
        Holds(Sequencer<TReal, Mask1>.AllowsLiquidation(Yes, Of(10), Of(3600), Of(.94), Of(.95)));
    }

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(place => (int[])[.. order.Take(place), count - 1, .. order.Skip(place)]));
}

public sealed class OracleVectorsInDouble() : OracleVectors<Double1>(Rounds.Double);

public sealed class OracleVectorsInSingle() : OracleVectors<Single1>(Rounds.Single);
