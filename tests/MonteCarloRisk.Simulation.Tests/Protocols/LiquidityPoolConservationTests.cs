using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Perpetuals;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Protocols;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>On random markets of perpetuals against pools, beside perpetuals that are closed in their market, nothing is created or lost: pool and traders together have what they had, but for the moves of what the pool holds.</summary>
public sealed class LiquidityPoolConservationTests
{
    // Sums of some hundred doubles.
    private const double Rounding = 1e-9;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Pool_and_traders_have_what_they_had(int seed)
    {
        var drawn = new RandomPools(seed);
        foreach (ProtocolPath path in drawn.Follow())
        {
            double providers = 0, worth = 0, owed = 0, unpaidByNow = 0;
            foreach (LiquidityPoolBook book in path.Pools)
            {
                LeveragedPosition[] traders = drawn.OrderOf(book.Asset);
                LiquidationMechanism.LiquidityPool pool = drawn.PoolOf(book.Asset);
                double margins = traders.Sum(trader => trader.Margin);
                double scale = traders.Sum(trader => Math.Abs(trader.Units) * trader.EntryPrice) + pool.Cash;

                // Units and numéraire, each by itself.
                Close(pool.Units, book.Market[LiquidityPoolState.PoolUnits] + book.Market[LiquidityPoolState.PaidUnits], pool.Units);
                Close(pool.Cash + margins, book.Market[LiquidityPoolState.PoolCash] + book.Market[LiquidityPoolState.PaidCash] + book.Positions.Sum(position => position.Margin), scale);
                Assert.True(book.Market[LiquidityPoolState.PoolUnits] >= 0 && book.Market[LiquidityPoolState.PoolCash] >= 0);

                // The sides are the sums of their positions.
                (double Units, double Margin, double Entry)[] open = [.. book.Positions.Zip(traders, (position, trader) => (position.Units, position.Margin, trader.EntryPrice))];
                Close(open.Sum(one => Math.Max(one.Units, 0)), book.Market[LiquidityPoolState.LongUnits], traders.Sum(trader => Math.Abs(trader.Units)));
                Close(open.Sum(one => Math.Max(-one.Units, 0) * one.Entry), book.Market[LiquidityPoolState.ShortSize], scale);

                double price = path.Prices[book.Asset][^1].Market;
                double backing = path.Prices[drawn.IndexOf(pool.Asset)][^1].Market;
                (double longs, double longsUnpaid) = Claims(open.Where(one => one.Units > 0), price, book.Market[LiquidityPoolState.LongBorrowing], book.Market[LiquidityPoolState.PoolUnits] * backing, pool.MostProfit);
                (double shorts, double shortsUnpaid) = Claims(open.Where(one => one.Units < 0), price, book.Market[LiquidityPoolState.ShortBorrowing], book.Market[LiquidityPoolState.PoolCash], pool.MostProfit);
                double claims = longs + shorts;
                owed += claims;
                unpaidByNow += longsUnpaid + shortsUnpaid;
                worth += (book.Market[LiquidityPoolState.PoolUnits] * backing) + book.Market[LiquidityPoolState.PoolCash] - claims;
                providers += book.Market[LiquidityPoolState.Gained] + claims;

                // An asset whose price stands still tells what was gained whenever it was.
                if (pool.Asset == RandomPools.Still)
                    Close((pool.Units * backing) + pool.Cash, (book.Market[LiquidityPoolState.PoolUnits] * backing) + book.Market[LiquidityPoolState.PoolCash] + book.Market[LiquidityPoolState.Gained] + drawn.GainedToday(book.Asset), scale + (pool.Units * backing));
            }

            double all = drawn.Protocol.Perpetuals.Sum(position => Math.Abs(position.Units) * position.EntryPrice);
            Close(worth, path.Measures[LiquidationMeasures.PoolWorth], all + Math.Abs(worth));
            Close(providers, path.Measures[LiquidationMeasures.ProviderLoss], all);
            Assert.InRange(path.Measures[LiquidationMeasures.LargestTradersProfit], Math.Max(0, providers) - (Rounding * all), double.PositiveInfinity);
            Close(
                path.BadDebt,
                path.Ledger[PathLedger.PaidByFund] + path.Measures[LiquidationMeasures.Forgone] + path.Ledger[PathLedger.Socialized] + path.Measures[LiquidationMeasures.PaidByProviders],
                all);
            Assert.True(path.Ledger[PathLedger.Socialized] >= unpaidByNow - (Rounding * all));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void After_a_date_no_side_gains_more_of_its_pool_than_triggers_deleveraging(int seed)
    {
        var drawn = new RandomPools(seed, isHalted: false);
        foreach (ProtocolPath path in drawn.Follow())
        {
            foreach (LiquidityPoolBook book in path.Pools)
            {
                LiquidationMechanism.LiquidityPool pool = drawn.PoolOf(book.Asset);
                if (pool.Deleveraging is not { } factors) continue;
                double price = path.Prices[book.Asset][^1].Oracle;
                double held = book.Market[LiquidityPoolState.PoolUnits] * path.Prices[drawn.IndexOf(pool.Asset)][^1].Oracle;
                double profit = (book.Market[LiquidityPoolState.LongUnits] * price) - book.Market[LiquidityPoolState.LongSize];
                double fees = book.Market[LiquidityPoolState.LongBorrowing];
                bool somebodyGains = book.Positions.Zip(drawn.OrderOf(book.Asset)).Any(pair => pair.First.Units > 0 && Math.Min(1, pool.MostProfit * held / profit) * (price - pair.Second.EntryPrice) > 1.001 * fees * pair.Second.EntryPrice);
                if (somebodyGains && held > 0) Assert.InRange(profit / held, double.NegativeInfinity, factors.Trigger * (1 + 1e-6));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nobody_is_closed_for_want_of_margin_who_has_enough(int seed)
    {
        var drawn = new RandomPools(seed);
        foreach (ProtocolPath path in drawn.Follow())
        {
            if (path.Events.Any(happened => happened.Kind == ProtocolEventKind.ProfitDeleveraging)) continue;
            foreach (ProtocolEvent closing in path.Events.Where(happened => happened.Kind == ProtocolEventKind.PerpetualClosing))
            {
                if (path.Pools.FirstOrDefault(book => book.Asset == closing.Asset) is not { } book || drawn.PoolOf(book.Asset).BorrowingFactor > 0) continue;
                LeveragedPosition trader = drawn.Order[closing.Position];
                double share = 1 - drawn.Protocol.Collateral[trader.Asset].LiquidationThreshold;
                Assert.InRange(trader.Equity(path.Prices[closing.Asset][closing.Date - 1].Oracle), double.NegativeInfinity, share * Math.Abs(trader.Units) * trader.EntryPrice * (1 + Rounding));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_larger_pool_and_a_larger_factor_leave_no_more_unpaid(int seed)
    {
        double Unpaid(Func<LiquidationMechanism.LiquidityPool, LiquidationMechanism.LiquidityPool> change) => new RandomPools(seed, isHalted: false, change).Follow().Sum(path => path.Ledger[PathLedger.Socialized]);
        static LiquidationMechanism.LiquidityPool Plain(LiquidationMechanism.LiquidityPool pool) => pool with { Deleveraging = null, BorrowingFactor = 0, MostProfit = .6, Units = pool.Units / 4, Cash = pool.Cash / 4 };
        double plain = Unpaid(Plain);
        Assert.InRange(Unpaid(pool => Plain(pool) with { Units = pool.Units, Cash = pool.Cash }), double.NegativeInfinity, plain);
        Assert.InRange(Unpaid(pool => Plain(pool) with { MostProfit = 1 }), double.NegativeInfinity, plain);
    }

    [Fact]
    public void Some_are_deleveraged_some_providers_bear_and_some_winners_are_not_paid()
    {
        ProtocolPath[] paths = [.. Enumerable.Range(1, 30).SelectMany(seed => new RandomPools(seed).Follow())];
        Assert.Contains(paths, path => path.Measures[LiquidationMeasures.PaidByProviders] > 0);
        Assert.Contains(paths, path => path.Events.Any(happened => happened.Kind == ProtocolEventKind.ProfitDeleveraging));
        Assert.Contains(paths, path => path.Perpetuals.Count == 0 && path.Ledger[PathLedger.Socialized] > 0);
        Assert.Contains(paths, path => path.Perpetuals.Count > 0 && path.Ledger[PathLedger.PaidByFund] > 0);
        Assert.Contains(paths, path => path.Measures[LiquidationMeasures.MissedProfit] < 0);
        Assert.Contains(paths, path => path.Measures[LiquidationMeasures.MissedProfit] > 0);
    }

    [Fact]
    public void The_sample_plan_knows_all_that_happens()
    {
        using var backend = new CpuBackend(LaneWidth.Scalar, 2);
        SimulationResult result = SamplePlan.Create("protocol pools", Precision.Double, SamplePlan.FewPaths).Run(backend);
        Assert.All(
            new[] { LiquidationTallies.PerpetualClosings, LiquidationTallies.ProfitDeleveragings, ProtocolTallies.BadDebts, ProtocolTallies.SocializedLosses },
            tally => Assert.True(result.Tallies[tally] > SamplePlan.FewPaths / 100, $"tally {tally} is {result.Tallies[tally]}"));
    }

    // What positions have of the pool, and what of their profits is not paid.
    private static (double Claims, double Unpaid) Claims(IEnumerable<(double Units, double Margin, double Entry)> side, double price, double borrowing, double held, double most)
    {
        double claims = 0, winners = 0, profit = 0;
        foreach ((double units, double margin, double entry) in side)
        {
            double own = units * (price - entry);
            claims += Math.Max(own - (Math.Abs(units) * entry * borrowing), -margin);
            winners += Math.Max(own, 0);
            profit += Math.Max(own, -margin);
        }

        double kept = Math.Min(profit > most * held ? most * held / profit : 1, winners > held ? held / winners : 1);
        return (claims - (winners * (1 - kept)), winners * (1 - kept));
    }

    private static void Close(double expected, double actual, double scale) => Assert.InRange(actual, expected - (Rounding * (scale + 1)), expected + (Rounding * (scale + 1)));
}
