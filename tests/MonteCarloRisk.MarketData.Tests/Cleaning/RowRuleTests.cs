using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Cleaning;
using MonteCarloRisk.MarketData.Cleaning.Policies;

namespace MonteCarloRisk.MarketData.Tests.Cleaning;

public sealed class RowRuleTests : IDisposable
{
    readonly CleanedText files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Rows_with_equal_prices_count_once_whatever_their_volumes()
    {
        CleanedSeries series = files.Read("date,close,volume\n2026-01-01,1,5\n2026-01-02,2,6\n2026-01-02,2,7\n2026-01-03,3,8\n");

        Assert.Equal([1, 2, 3], series.Closes.Prices.Select(price => price.Close));
        DataFinding finding = Assert.Single(series.Findings);
        Assert.Equal(("duplicated row", 4L, "counted once", new DateTime(2026, 1, 2)), (finding.Rule, finding.Line, finding.Treatment, finding.Stamp));
        Assert.Contains("line 3", finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConflictingRows.First, 2.0, 4, "line 3 counts")]
    [InlineData(ConflictingRows.Last, 2.5, 3, "line 4 counts")]
    [InlineData(ConflictingRows.LeaveOut, null, 4, "both")]
    public void Of_rows_in_conflict_the_policy_says_which_counts(ConflictingRows policy, double? close, long line, string done)
    {
        foreach (bool newestFirst in new[] { false, true })
        {
            string[] rows = newestFirst ? ["2026-01-03,3", "2026-01-02,2", "2026-01-02,2.5", "2026-01-01,1"] : ["2026-01-01,1", "2026-01-02,2", "2026-01-02,2.5", "2026-01-03,3"];

            CleanedSeries series = files.Read($"date,close\n{string.Join('\n', rows)}\n", new CleaningPolicy { ConflictingRows = policy });

            Assert.Equal(close is { } one ? [1, one, 3] : [1.0, 3.0], series.Closes.Prices.Select(price => price.Close));
            DataFinding finding = Assert.Single(series.Findings, finding => finding.Rule == "conflicting row");
            Assert.Equal(line, finding.Line);
            Assert.Contains(done, finding.Treatment, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rows_of_one_day_are_rows_of_one_time_in_a_daily_file_and_bars_of_it_in_an_hourly_one()
    {
        string daily = "date,close\n2026-01-01,1\n2026-01-02,2\n2026-01-03 00:00,3\n2026-01-03 12:00,3.5\n2026-01-04,4\n2026-01-05,5\n";
        Assert.Contains("2026-01-03 12:00 already stands on line 4", Assert.Throws<InputException>(() => files.Read(daily)).Message, StringComparison.Ordinal);

        CleanedSeries hourly = files.Read("time,open,high,low,close,volume\n" + string.Concat(Enumerable.Range(0, 48).Select(hour => $"2026-01-0{1 + hour / 24} {hour % 24:00}:00,{hour + 1},{hour + 3},{0.5 + hour / 2.0},{hour + 2},1\n")));

        Assert.Equal([(1.0, 26.0, 0.5, 25.0), (25.0, 50.0, 12.5, 49.0)], hourly.Days.Candles.Select(day => (day.Open, day.High, day.Low, day.Close)));
        Assert.Equal([24.0, 24.0], hourly.Days.Candles.Select(day => day.Volume!.Value));
        Assert.Equal([25L, 49L], hourly.Closes.Prices.Select(price => price.Line));
        Assert.Equal(48, hourly.Bars.Candles.Count);
    }

    [Theory]
    [InlineData("4.9e-324")]
    [InlineData("123456789e99")]
    public void A_close_whose_return_would_not_be_finite_is_no_price(string close)
    {
        string text = $"date,close\n2026-01-01,123456789012345678901234567890\n2026-01-02,{close}\n2026-01-03,3\n";
        Assert.Contains("is not from 1E-100 to 1E+100", Assert.Throws<InputException>(() => files.Read(text)).Message, StringComparison.Ordinal);

        CleanedSeries series = files.Read(text, new CleaningPolicy { NonPositivePrices = UnusableRows.LeaveOut });

        Assert.Equal([1.2345678901234568e29, 3.0], series.Closes.Prices.Select(price => price.Close));
        Assert.Equal(("price out of range", 3L), Assert.Single(series.Findings, finding => finding.Rule.StartsWith("price", StringComparison.Ordinal)) is { } finding ? (finding.Rule, finding.Line) : default);
    }

    [Fact]
    public void Rows_out_of_order_are_sorted_where_the_policy_says_so()
    {
        CleanedSeries series = files.Read("date,close\n2026-01-01,1\n2026-01-03,3\n2026-01-02,2\n2026-01-04,4\n", new CleaningPolicy { Disorder = RowDisorder.Sort });

        Assert.Equal([1, 2, 3, 4], series.Closes.Prices.Select(price => price.Close));
        DataFinding finding = Assert.Single(series.Findings);
        Assert.Equal(("order of rows", 4L, "sorted by time"), (finding.Rule, finding.Line, finding.Treatment));
    }

    [Fact]
    public void Rows_without_a_close_and_closes_of_zero_or_below_are_left_out_where_the_policy_says_so_and_no_return_crosses_them()
    {
        var policy = new CleaningPolicy { BlankPrices = UnusableRows.LeaveOut, NonPositivePrices = UnusableRows.LeaveOut };

        CleanedSeries series = files.Read("date,close\n2026-01-01,1\n2026-01-02,2\n2026-01-03,null\n2026-01-04,\n2026-01-05,4\n2026-01-06,5\n2026-01-07,0\n2026-01-08,-1\n2026-01-09,6\n", policy);

        Assert.Equal([1, 2, 4, 5, 6], series.Closes.Prices.Select(price => price.Close));
        Assert.Equal([new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 6)], series.Closes.LogReturns().Days);
        Assert.Equal(["blank price", "price not above zero", "price not above zero"], series.Findings.Select(finding => finding.Rule));
        Assert.Equal([4L, 8L, 9L], series.Findings.Select(finding => finding.Line));
        Assert.Contains("2 rows have no value in \"close\", 2026-01-03 to 2026-01-04", series.Findings[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_lacks_its_open_alone_is_used_for_its_close()
    {
        CleanedSeries series = files.Read("date,open,high,low,close\n2026-01-01,1,1,1,1\n2026-01-02,,2,2,2\n2026-01-03,3,3,3,3\n");

        Assert.Equal([1, 2, 3], series.Closes.Prices.Select(price => price.Close));
        DataFinding finding = Assert.Single(series.Findings, finding => finding.Rule == "blank price");
        Assert.Equal((3L, "the close stands for all four prices"), (finding.Line, finding.Treatment));
    }

    [Fact]
    public void A_range_that_cannot_be_is_listed_and_the_close_used()
    {
        CleanedSeries series = files.Read("date,open,high,low,close\n2026-01-01,1,1,1,1\n2026-01-02,0,2,2,2\n2026-01-03,3,2.5,2,3\n2026-01-04,3,4,3.5,4\n");

        Assert.Equal([1, 2, 3, 4], series.Closes.Prices.Select(price => price.Close));
        Assert.Equal([3L, 4L, 5L], series.Findings.Where(finding => finding.Rule == "impossible range").Select(finding => finding.Line));
    }

    [Theory]
    [InlineData("2026-03-02T12:00:00Z", 60)]
    [InlineData("2026-03-02T00:00:00Z", 60)]
    [InlineData("2026-03-01T23:59:59Z", 59)]
    public void A_bar_that_ends_after_the_file_was_made_is_left_out(string retrieved, int days)
    {
        CleanedSeries series = files.Read(CleanedText.Calm(), change: source => source with { Retrieved = DateTime.Parse(retrieved, null, System.Globalization.DateTimeStyles.AdjustToUniversal) });

        Assert.Equal(days, series.Days.Candles.Count);
        Assert.Equal(60 - days, series.Findings.Count(finding => finding is { Rule: "partial bar", Line: 61, Treatment: "left out" }));
    }

    [Theory]
    [InlineData(PartialBars.LeaveOut, 60)]
    [InlineData(PartialBars.Keep, 61)]
    public void A_last_row_off_the_grid_had_not_ended(PartialBars policy, int days)
    {
        CleanedSeries series = files.Read(CleanedText.Calm() + "2026-03-02 14:37:05,104\n", new CleaningPolicy { PartialBars = policy });

        Assert.Equal(days, series.Days.Candles.Count);
        Assert.Single(series.Findings, finding => finding is { Rule: "partial bar", Line: 62 });
    }

    [Fact]
    public void A_last_day_without_its_last_hour_has_no_close()
    {
        string rows = "time,close\n" + string.Concat(Enumerable.Range(0, 71).Select(hour => $"2026-01-0{1 + hour / 24} {hour % 24:00}:00,{100 + hour}\n"));

        CleanedSeries series = files.Read(rows), kept = files.Read(rows, new CleaningPolicy { PartialBars = PartialBars.Keep });

        Assert.Equal([123, 147], series.Closes.Prices.Select(price => price.Close));
        Assert.Equal([123, 147, 170], kept.Closes.Prices.Select(price => price.Close));
        Assert.Equal(("partial day", 50L), (Assert.Single(series.Findings).Rule, series.Findings[0].Line));
    }

    [Fact]
    public void A_file_made_before_its_first_bar_ended_is_refused() =>
        Assert.Contains("no bar of the file had ended", Assert.Throws<InputException>(() => files.Read(CleanedText.Calm(), change: source => source with { Retrieved = new DateTime(2026, 1, 1, 5, 0, 0, DateTimeKind.Utc) })).Message, StringComparison.Ordinal);

    [Fact]
    public void Missing_days_are_listed_with_their_ends_and_number_at_the_row_after_them()
    {
        DataFinding finding = Assert.Single(files.Read(CleanedText.Calm((line, close) => line is < 20 or > 22 ? close : null)).Findings);

        Assert.Equal(("gap", 20L), (finding.Rule, finding.Line));
        Assert.Contains("3 days are missing, 2026-01-19 to 2026-01-21", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ticker_switch_leaves_the_other_token_out_and_a_redenomination_keeps_both_sides_but_not_the_return_across()
    {
        string text = CleanedText.Calm((line, close) => line >= 30 ? close / 1000 : close);
        DateOnly day = new DateOnly(2026, 1, 1).AddDays(28);

        CleanedSeries ticker = files.Read(text, change: source => source with { Switches = [new SeriesSwitch(day, SwitchKind.Ticker)] });
        CleanedSeries redenominated = files.Read(text, change: source => source with { Switches = [new SeriesSwitch(day, SwitchKind.Redenomination)] });

        Assert.Equal((day, 32), (ticker.Closes.FirstDay, ticker.Closes.Prices.Count));
        Assert.Equal("28 rows before it left out", Assert.Single(ticker.Findings).Treatment);
        Assert.Equal((60, 58), (redenominated.Closes.Prices.Count, redenominated.Closes.LogReturns().Values.Count));
        Assert.DoesNotContain(day, redenominated.Closes.LogReturns().Days);
        Assert.Equal(("switch", 30L), (Assert.Single(redenominated.Findings).Rule, redenominated.Findings[0].Line));
        Assert.Contains("a switch has a row on its day", Assert.Throws<InputException>(() => files.Read(text, change: source => source with { Switches = [new SeriesSwitch(new DateOnly(2027, 1, 1), SwitchKind.Ticker)] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_prints_of_a_listing_are_found_and_left_out_where_the_policy_says_so()
    {
        string text = CleanedText.CalmCandles((line, candle) => line == 2 ? candle with { Low = 10, High = 500 } : candle);

        Assert.Contains(files.Read(text).Findings, finding => finding is { Rule: "listing print", Line: 2, Treatment: "kept" });
        Assert.Equal(59, files.Read(text, new CleaningPolicy { ListingPrints = SuspectRows.LeaveOut }).Days.Candles.Count);
        Assert.Empty(files.Read(CleanedText.CalmCandles()).Findings);
    }

    [Fact]
    public void Bars_without_trades_and_bars_that_repeat_the_one_before_are_runs()
    {
        string rows = string.Concat(Enumerable.Range(0, 24).Select(hour =>
        {
            int level = hour is 5 or 6 or 7 ? 5 : hour;
            return $"2026-01-01 {hour:00}:00,{100 + level},{102 + level},{99 + level},{101 + level},{(hour is 10 or 11 ? 0 : 1)}\n";
        }));

        CleanedSeries series = files.Read("time,open,high,low,close,volume\n" + rows);

        Assert.Equal([("repeated bar", 8L), ("no trades", 12L)], series.Findings.Select(finding => (finding.Rule, finding.Line)));
        Assert.StartsWith("2 bars with the four prices of the bar before, 2026-01-01 06:00 to 2026-01-01 07:00", series.Findings[0].Detail, StringComparison.Ordinal);
    }
}
