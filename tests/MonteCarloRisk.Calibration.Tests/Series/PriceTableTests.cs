using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.Series;

public sealed class PriceTableTests
{
    static readonly DateOnly First = new(2026, 1, 1);

    [Fact]
    public void Own_returns_skip_gaps_and_are_logs_of_consecutive_days()
    {
        DailyReturns returns = Series("A", (0, 100), (1, 110), (4, 200), (5, 100)).LogReturns();

        Assert.Equal([First.AddDays(1), First.AddDays(5)], returns.Days);
        Assert.Equal([Math.Log(1.1), Math.Log(0.5)], returns.Values);
    }

    [Fact]
    public void Common_returns_need_both_days_of_every_series()
    {
        PriceTable table = PriceTable.Align(
            [Series("A", (0, 1), (1, 2), (2, 4), (3, 8), (4, 16)), Series("B", (1, 1), (2, 3), (4, 9), (5, 27))],
            First.AddDays(4));

        Assert.Equal([First.AddDays(1), First.AddDays(2), First.AddDays(4)], table.CommonDays);
        Assert.Equal([Math.Log(2)], table.CommonLogReturns()[0]);
        Assert.Equal([Math.Log(3)], table.CommonLogReturns()[1]);
    }

    [Fact]
    public void Each_series_keeps_its_own_first_day_and_ends_on_the_last_common_day()
    {
        PriceTable table = PriceTable.Align([Series("A", (0, 1), (1, 2), (2, 4)), Series("B", (1, 1), (2, 3), (3, 9))], First.AddDays(2));

        Assert.Equal([First, First.AddDays(1)], table.Series.Select(one => one.FirstDay));
        Assert.All(table.Series, one => Assert.Equal(First.AddDays(2), one.LastDay));
    }

    [Fact]
    public void Series_that_never_meet_share_no_day() =>
        Assert.Empty(PriceTable.DaysShared([Series("A", (0, 1), (1, 2)), Series("B", (2, 1))]));

    [Fact]
    public void A_last_day_that_a_series_lacks_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PriceTable.Align([Series("A", (0, 1), (1, 2)), Series("B", (0, 1), (2, 2))], First.AddDays(1)));

    static DailyPriceSeries Series(string asset, params (int Day, double Close)[] closes) =>
        new(asset, asset + ".csv", "", closes.Select((close, i) => new DailyPrice(First.AddDays(close.Day), close.Close, i + 2)).ToArray());
}
