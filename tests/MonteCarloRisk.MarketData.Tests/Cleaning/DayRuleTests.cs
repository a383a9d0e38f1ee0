using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Cleaning;
using MonteCarloRisk.MarketData.Cleaning.Policies;

namespace MonteCarloRisk.MarketData.Tests.Cleaning;

public sealed class DayRuleTests : IDisposable
{
    readonly CleanedText files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_calm_series_has_no_findings()
    {
        Assert.Empty(files.Read(CleanedText.Calm()).Findings);
        Assert.Empty(files.Read(CleanedText.CalmCandles()).Findings);
    }

    [Fact]
    public void A_crash_that_stays_is_a_large_return()
    {
        DataFinding finding = Assert.Single(files.Read(CleanedText.Calm((line, close) => line >= 40 ? close * 0.6 : close)).Findings);

        Assert.Equal(("large return", 40L, "kept"), (finding.Rule, finding.Line, finding.Treatment));
    }

    [Theory]
    [InlineData(SuspectValues.Keep, 60, 59)]
    [InlineData(SuspectValues.LeaveOut, 59, 57)]
    [InlineData(SuspectValues.SecondSource, 60, 59)]
    public void A_spike_that_the_next_day_takes_back_is_one_bad_tick_candidate(SuspectValues policy, int days, int returns)
    {
        string text = CleanedText.Calm((line, close) => line == 40 ? close * 5 : close);

        CleanedSeries series = files.Read(text, new CleaningPolicy { BadTicks = policy });

        DataFinding finding = Assert.Single(series.Findings);
        Assert.Equal(("bad tick candidate", 40L), (finding.Rule, finding.Line));
        Assert.Equal(policy switch { SuspectValues.Keep => "kept", SuspectValues.LeaveOut => "left out; no return is computed across", _ => "kept: the second source lacks the day" }, finding.Treatment);
        Assert.Equal((days, returns), (series.Closes.Prices.Count, series.Closes.LogReturns().Values.Count));
    }

    [Fact]
    public void The_second_source_takes_the_place_of_a_bad_tick()
    {
        string other = CleanedText.Calm();
        CleanedSeries series = files.Read(CleanedText.Calm((line, close) => line == 40 ? close * 5 : close), new CleaningPolicy { BadTicks = SuspectValues.SecondSource }, source => source with { Second = files.Other(other) });
        CleanedSeries clean = files.Read(other);

        Assert.Equal(clean.Closes.Prices, series.Closes.Prices);
        Assert.Contains("taken from the second source, line 40", Assert.Single(series.Findings, finding => finding.Rule == "bad tick candidate").Treatment, StringComparison.Ordinal);
        Assert.Single(series.Findings, finding => finding is { Rule: "second source differs", Line: 40, Treatment: "kept" });
    }

    [Fact]
    public void A_close_that_the_second_source_has_too_is_kept()
    {
        string text = CleanedText.Calm((line, close) => line == 40 ? close * 5 : close);

        CleanedSeries series = files.Read(text, new CleaningPolicy { BadTicks = SuspectValues.SecondSource }, source => source with { Second = files.Other(text) });

        Assert.Equal("kept: the second source has the same close", Assert.Single(series.Findings, finding => finding.Rule == "bad tick candidate").Treatment);
        Assert.EndsWith("0 closes differ", Assert.Single(series.Findings, finding => finding.Rule == "second source").Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.985, true)]
    [InlineData(0.995, false)]
    public void A_close_that_differs_from_the_second_source_is_found_and_a_premium_of_all_days_is_not(double factor, bool isFound)
    {
        string other = CleanedText.Calm((line, close) => 0.9 * close * (1 + 0.0001 * (line % 7)));
        CleanedSeries series = files.Read(CleanedText.Calm((line, close) => line == 30 ? close * factor : close), new CleaningPolicy { Differences = SuspectValues.SecondSource }, source => source with { Second = files.Other(other) });

        Assert.Equal(isFound ? [30L] : [], series.Findings.Where(finding => finding.Rule == "second source differs").Select(finding => finding.Line));
        Assert.StartsWith($"60 of 60 days are in other.csv", Assert.Single(series.Findings, finding => finding.Rule == "second source").Detail, StringComparison.Ordinal);
        if (isFound)
            Assert.Equal(0.9 * (1 + 0.0001 * (30 % 7)), series.Closes.Prices[28].Close / (100 + 28 * 28 * 7 % 23 / 4.0), 12);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public void A_close_that_stands_five_days_is_stale(int days, bool stale)
    {
        string text = CleanedText.Calm((line, close) => line >= 40 && line < 40 + days ? 103 : close);

        Assert.Equal(stale, files.Read(text).Findings.Any(finding => finding is { Rule: "stale close", Line: 40 }));
        Assert.Equal(stale ? 56 : 60, files.Read(text, new CleaningPolicy { StaleCloses = SuspectRows.LeaveOut }).Days.Candles.Count);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(100, true)]
    public void Steps_below_a_millionth_are_stale_except_near_a_peg_of_one(double level, bool stale) =>
        Assert.Equal(stale, files.Read(CleanedText.Calm((line, _) => level * (1 + line * 1e-7))).Findings.Any(finding => finding.Rule == "stale close"));

    [Fact]
    public void A_stablecoin_that_repeats_exactly_is_stale() =>
        Assert.Equal("stale close", Assert.Single(files.Read(CleanedText.Calm((_, _) => 1)).Findings).Rule);

    [Fact]
    public void One_move_in_a_constant_series_is_still_found() =>
        Assert.Contains(files.Read(CleanedText.Calm((line, _) => line < 40 ? 1 : 0.99)).Findings, finding => finding is { Rule: "large return", Line: 40 });

    [Theory]
    [InlineData(1.5, false)]
    [InlineData(0.6, true)]
    public void A_wick_far_beyond_the_ranges_around_is_found(double factor, bool isLow)
    {
        string text = CleanedText.CalmCandles((line, candle) => line != 30 ? candle : isLow ? candle with { Low = factor * candle.Low } : candle with { High = factor * candle.High });

        DataFinding finding = Assert.Single(files.Read(text).Findings);
        Assert.Equal(("wick", 30L), (finding.Rule, finding.Line));
        Assert.Contains(isLow ? "low" : "high", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(59, files.Read(text, new CleaningPolicy { Wicks = SuspectRows.LeaveOut }).Days.Candles.Count);
    }

    [Fact]
    public void A_close_that_the_next_open_does_not_bear_out_is_found()
    {
        string text = CleanedText.CalmCandles((line, candle) => line == 30 ? candle with { Close = 0.94 * candle.Close, Low = 0.93 * candle.Low } : candle);

        DataFinding finding = Assert.Single(files.Read(text).Findings);
        Assert.Equal(("next open differs", 30L), (finding.Rule, finding.Line));
        Assert.Equal(57, files.Read(text, new CleaningPolicy { BadTicks = SuspectValues.LeaveOut }).Closes.LogReturns().Values.Count);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(1000)]
    public void A_jump_by_a_factor_of_ten_or_more_is_refused_until_the_market_file_says_what_it_is(double factor)
    {
        string text = CleanedText.Calm((line, close) => line >= 40 ? close * factor : close);

        var error = Assert.Throws<InputException>(() => files.Read(text));
        Assert.EndsWith("eth.csv:40", error.Where, StringComparison.Ordinal);
        Assert.Contains("\"levelJumps\" in the market file's \"cleaning\" says otherwise: \"keep\" or \"cut\"", error.Message, StringComparison.Ordinal);

        CleanedSeries kept = files.Read(text, new CleaningPolicy { LevelJumps = LevelJumps.Keep }), cut = files.Read(text, new CleaningPolicy { LevelJumps = LevelJumps.Cut });
        Assert.Equal((59, 58), (kept.Closes.LogReturns().Values.Count, cut.Closes.LogReturns().Values.Count));
        Assert.True(cut.Closes.LogReturns().Values.Max() < 0.1);
        Assert.Equal("no return is computed across", Assert.Single(cut.Findings, finding => finding is { Rule: "level jump", Line: 40 }).Treatment);
    }

    [Fact]
    public void A_jump_across_a_gap_is_listed_and_has_no_return_anyway()
    {
        CleanedSeries series = files.Read(CleanedText.Calm((line, close) => line is >= 40 and <= 43 ? null : line > 43 ? close * 1000 : close));

        Assert.Equal(["gap", "level jump"], series.Findings.Select(finding => finding.Rule).Order());
        Assert.True(series.Closes.LogReturns().Values.Max() < 0.1);
    }

    [Fact]
    public void Findings_stand_in_row_order_and_nothing_after_the_last_day_changes_them()
    {
        string text = CleanedText.Calm((line, close) => line is 10 or 50 ? null : line == 20 ? close * 3 : close);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        DateOnly last = new(2026, 2, 20);
        try
        {
            File.WriteAllText(path, text);
            IReadOnlyList<DataFinding> before = CleanedRows.Read(new PriceSource("ETH", path, "eth.csv")).UpTo(last).Findings;
            File.WriteAllText(path, text.Replace("2026-02-25,", "2026-02-25,3", StringComparison.Ordinal));
            Assert.Equal(before, CleanedRows.Read(new PriceSource("ETH", path, "eth.csv")).UpTo(last).Findings);
            Assert.Equal(["gap", "bad tick candidate", "gap"], before.Select(finding => finding.Rule));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
