using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.RealSeries;

public sealed class RealMarketTests
{
    /// <summary>Computed from the same files with NumPy 1.24.</summary>
    static readonly (string Asset, int Days, double Sample, double Ewma)[] Majors =
    [
        ("BTC", 2670, 0.7222858726890607, 0.4831098924369628),
        ("ETH", 2670, 0.9122789600284237, 0.7056770186422651),
        ("LINK", 2153, 1.130243041700083, 1.514952125913919),
        ("AAVE", 1515, 1.1427554849927337, 1.2520975453698011),
        ("UNI", 1543, 1.1961417022986998, 1.3899990746015218),
        ("STETH", 1446, 0.7978787579290308, 0.701020784032659),
        ("USDC", 2253, 0.0603576425081626, 0.003983169175864288),
    ];

    [Fact]
    public void The_majors_match_an_independent_computation()
    {
        // The correlation of the returns themselves, which a model of normal returns has.
        using var folder = new TemporaryFolder();
        string shared = Repository.SharedData("daily");
        Market market = MarketCalibrator.Calibrate(folder.Write("majors.json", File.ReadAllText(Repository.Example("real-series/majors.json"))
            .Replace("../../../../shared/data/daily", shared, StringComparison.Ordinal)
            .Replace("\"drift\": 0.0,", "\"drift\": 0.0, \"correlation\": { \"type\": \"shrunk\" }, \"returns\": { \"type\": \"normal\" },", StringComparison.Ordinal)));

        Assert.Equal(new DateOnly(2024, 12, 7), market.ValuationDate);
        Assert.Equal(new DateOnly(2020, 12, 23), market.Data.CommonFirstDay);
        Assert.Equal(1445, market.Data.CorrelationReturns);
        Assert.Equal(0.0014863034841164535, market.Data.CorrelationShrinkage, 12);
        Assert.Equal(0.97613162310919988, market.Model.Correlation[1][5], 12);
        Assert.Equal(-0.011384029111392651, market.Model.Correlation[5][6], 12);
        foreach (((string asset, int days, double sample, double ewma), SeriesSummary series) in Majors.Zip(market.Data.Series))
        {
            Assert.Equal((asset, days), (series.Asset, series.Days));
            Assert.Equal(sample, series.SampleVolatility, 12);
            Assert.Equal(ewma, series.EwmaVolatility, 12);
        }
    }

    [Theory]
    [InlineData("majors.json")]
    [InlineData("march-2020-before.json")]
    [InlineData("march-2020-after.json")]
    public void The_examples_have_the_default_law_and_need_no_caution(string example)
    {
        Market market = Calibrate(example);
        Assert.IsType<FilteredHistoryModel>(market.Model);
        Assert.DoesNotContain(market.Data.Findings, finding => finding.Weight == FindingWeight.Caution);
    }

    [Fact]
    public void A_forecast_beyond_every_move_of_the_series_is_refused()
    {
        DailyReturns returns = PriceFile.Closes(Repository.SharedData("daily/USDC_USD_yahoo.csv")).LogReturns();

        string refusal = Assert.Throws<InputException>(() => new ForecastVolatility(new GarchModel(VarianceEquation.Egarch, ErrorFamily.Normal), 30).Annualised(returns)).Message;
        Assert.Contains("EGARCH(1,1), normal errors forecasts a volatility of", refusal, StringComparison.Ordinal);
        Assert.Contains("choose another volatility", refusal, StringComparison.Ordinal);
        Assert.InRange(new ForecastVolatility(new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal), 30).Annualised(returns), 0.005, 0.1);
    }

    [Fact]
    public void A_stablecoin_moves_less_than_bitcoin_bitcoin_less_than_ether_and_ether_less_than_small_tokens()
    {
        Dictionary<string, double> volatility = Calibrate("majors.json").Data.Series.ToDictionary(series => series.Asset, series => series.SampleVolatility);

        Assert.True(volatility["USDC"] < volatility["BTC"] && volatility["BTC"] < volatility["ETH"]);
        Assert.All(["LINK", "AAVE", "UNI"], asset => Assert.True(volatility["ETH"] < volatility[asset]));
    }

    [Fact]
    public void The_day_before_the_crash_knows_nothing_of_it_and_the_day_after_does()
    {
        Market before = Calibrate("march-2020-before.json"), after = Calibrate("march-2020-after.json");

        Assert.Equal([7934.52, 194.61, 3.8169], before.Model.Assets.Take(3).Select(asset => asset.Spot));
        Assert.Equal([5578.6, 134.06, 2.4333], after.Model.Assets.Take(3).Select(asset => asset.Spot));
        Assert.DoesNotContain(before.Data.Findings, finding => finding.Detail.Contains("2020-03-12", StringComparison.Ordinal));
        Assert.Contains(after.Data.Findings, finding => finding.Asset == "ETH" && finding.Detail.Contains("2020-03-12", StringComparison.Ordinal));
        Assert.All(before.Model.Assets.Zip(after.Model.Assets), pair => Assert.True(2 * pair.First.Volatility < pair.Second.Volatility));
    }

    static Market Calibrate(string example)
    {
        Repository.SharedData("daily");
        return MarketCalibrator.Calibrate(Repository.Example($"real-series/{example}"));
    }
}
