using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Inspection;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.Series;

public sealed class SeriesInspectionTests
{
    static readonly DateOnly First = new(2026, 1, 1);

    [Fact]
    public void A_calm_series_has_no_findings() => Assert.Empty(SeriesInspection.Inspect(Calm()));

    [Fact]
    public void Missing_days_are_reported_with_their_ends_and_number_at_the_row_after_them()
    {
        DailyPriceSeries series = Calm();
        DataFinding finding = Assert.Single(SeriesInspection.Inspect(series with { Prices = series.Prices.Where(price => price.Line is < 20 or > 22).ToArray() }));

        Assert.Equal(("gap", 23), (finding.Rule, finding.Line));
        Assert.Contains("3 days are missing, 2026-01-19 to 2026-01-21", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crash_that_stays_is_a_large_return()
    {
        DataFinding finding = Assert.Single(SeriesInspection.Inspect(Calm(price => price.Line >= 40 ? price with { Close = price.Close * 0.6 } : price)));

        Assert.Equal(("large return", 40), (finding.Rule, finding.Line));
    }

    [Fact]
    public void A_spike_that_the_next_day_takes_back_is_one_bad_tick_candidate()
    {
        DataFinding finding = Assert.Single(SeriesInspection.Inspect(Calm(price => price.Line == 40 ? price with { Close = price.Close * 10 } : price)));

        Assert.Equal(("bad tick candidate", 40), (finding.Rule, finding.Line));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public void A_close_that_stands_five_days_is_stale(int days, bool stale)
    {
        IReadOnlyList<DataFinding> findings = SeriesInspection.Inspect(Calm(price => price.Line >= 40 && price.Line < 40 + days ? price with { Close = 103 } : price));

        Assert.Equal(stale, findings.Any(finding => finding is { Rule: "stale close", Line: 40 }));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(100, true)]
    public void Steps_below_a_millionth_are_stale_except_near_a_peg_of_one(double level, bool stale)
    {
        DailyPriceSeries series = Calm(price => price with { Close = level * (1 + price.Line * 1e-7) });

        Assert.Equal(stale, SeriesInspection.Inspect(series).Any(finding => finding.Rule == "stale close"));
    }

    [Fact]
    public void A_stablecoin_that_repeats_exactly_is_stale() =>
        Assert.Equal("stale close", Assert.Single(SeriesInspection.Inspect(Calm(price => price with { Close = 1 }))).Rule);

    [Fact]
    public void One_move_in_a_constant_series_is_still_found() =>
        Assert.Contains(SeriesInspection.Inspect(Calm(price => price with { Close = price.Line < 40 ? 1 : 0.99 })), finding => finding is { Rule: "large return", Line: 40 });

    [Fact]
    public void Findings_stand_in_row_order()
    {
        DailyPriceSeries series = Calm(price => price.Line == 20 ? price with { Close = price.Close * 3 } : price);
        IReadOnlyList<DataFinding> findings = SeriesInspection.Inspect(series with { Prices = series.Prices.Where(price => price.Line is not (10 or 50)).ToArray() });

        Assert.Equal(["gap", "bad tick candidate", "gap"], findings.Select(finding => finding.Rule));
    }

    // Closes of 100 to 105 in no order: daily returns of a few percent.
    static DailyPriceSeries Calm(Func<DailyPrice, DailyPrice>? change = null) => new(
        "ETH",
        "eth.csv",
        "",
        false,
        Enumerable.Range(0, 60).Select(i => new DailyPrice(First.AddDays(i), 100 + i * i * 7 % 23 / 4.0, i + 2)).Select(change ?? (price => price)).ToArray());
}
