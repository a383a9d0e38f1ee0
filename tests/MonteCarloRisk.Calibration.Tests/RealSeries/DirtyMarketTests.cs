using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.Tests.RealSeries;

/// <summary>The example markets over files as they were published.</summary>
public sealed class DirtyMarketTests
{
    [Fact]
    public void The_dirty_files_give_a_market_whose_findings_all_say_what_was_done()
    {
        Market market = Calibrate("dirty.json");

        Assert.Equal(new DateOnly(2021, 6, 9), market.ValuationDate);
        // The closes of 23:00.
        Assert.Equal([2610.18, 3330.18], market.Model.Assets.Where(asset => asset.Name is "ETH" or "MKR").Select(asset => asset.Spot));
        Assert.Equal("logarithmic HAR, 24 bars a day, 30-day forecast", market.Data.Series[0].VolatilityEstimator);
        Dictionary<string, int> eth = market.Data.Findings.Where(finding => finding.Asset == "ETH").GroupBy(finding => finding.Rule).ToDictionary(rule => rule.Key, rule => rule.Count());
        Assert.Equal((903, 1746, 8, 1, 1), (eth["duplicated row"], eth["conflicting row"], eth["gap"], eth["partial bar"], eth["listing print"]));
        Assert.All(market.Data.Findings, finding => Assert.True(finding is { Line: > 0, Treatment.Length: > 0 }, finding.ToString()));
        // The bad close of 2021-01-28 comes from the second source.
        Assert.Contains(market.Data.Findings, finding => finding is { Asset: "DOGE", Rule: "second source differs", Line: 1178 } && finding.Treatment.StartsWith("taken from the second source, line 29", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_of_the_old_Luna_reaches_the_new_one()
    {
        Market market = Calibrate("luna.json");

        SeriesSummary luna = market.Data.Series[0];
        Assert.Equal((new DateOnly(2022, 6, 1), 122), (luna.FirstDay, luna.Days));
        Assert.InRange(luna.SampleVolatility, 1, 4);
        Assert.Contains(market.Data.Findings, finding => finding is { Rule: "switch", Line: 633, Treatment: "631 rows before it left out" });
    }

    static Market Calibrate(string example)
    {
        Repository.SharedData("daily");
        return MarketCalibrator.Calibrate(Repository.Example($"real-series/{example}"));
    }
}
