using System.Text.Json;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

/// <summary>Volatilities that a market file takes from the ranges of days, or from bars within them.</summary>
public sealed class CandleVolatilityTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>ETH on Binance up to 2024-12-07, from the formulas in docs/methods/volatility.md by Python's math module.</summary>
    [Theory]
    [InlineData("{ \"type\": \"parkinson\" }", "Parkinson", 0.9817610914878687)]
    [InlineData("{ \"type\": \"garmanKlass\" }", "Garman-Klass", 1.0074468659504154)]
    [InlineData("{ \"type\": \"rogersSatchell\" }", "Rogers-Satchell", 1.039947804979656)]
    [InlineData("{ \"type\": \"yangZhang\" }", "Yang-Zhang", 1.0223450619584993)]
    [InlineData("{ \"type\": \"parkinson\", \"days\": 90 }", "Parkinson, 90 days", 0.6047363251192526)]
    [InlineData("{ \"days\": 90, \"type\": \"yangZhang\" }", "Yang-Zhang, 90 days", 0.5864897469425082)]
    public void Ranges_of_days_give_the_volatility_of_an_independent_computation(string choice, string name, double expected)
    {
        SeriesSummary series = Calibrate("daily/ETH_USDT_binance.csv", choice, "2024-12-07").Data.Series[0];

        Assert.Equal(name, series.VolatilityEstimator);
        Assert.Equal(expected, series.Volatility, 12);
    }

    [Theory]
    [InlineData("level", "HAR, 24 bars a day, 30-day forecast")]
    [InlineData("logarithm", "logarithmic HAR, 24 bars a day, 30-day forecast")]
    public void Bars_within_days_give_the_forecast_of_their_realized_variances(string form, string name)
    {
        SeriesSummary series = Calibrate("hourly/ETH_USDT_binance_2020.csv", $"{{ \"type\": \"har\", \"form\": \"{form}\" }}", "2020-12-31").Data.Series[0];

        Assert.Equal((name, 366), (series.VolatilityEstimator, series.Days));
        Assert.InRange(series.Volatility / series.SampleVolatility, 0.5, 1.5);
    }

    [Fact]
    public void Closes_of_short_bars_are_enough_for_a_realized_variance() =>
        Assert.InRange(Calibrate("hourly/close_usdt_binance_2021_2025.csv", "{ \"type\": \"har\" }", "2025-06-12", ", \"columns\": { \"time\": \"time_utc\", \"close\": \"BTC\" }").Data.Series[0].Volatility, 0.2, 1);

    [Theory]
    [InlineData("daily/MKR_USD_yahoo_2018_2021.csv", "{ \"type\": \"yangZhang\" }", "2020-03-12", "", "gives closes alone; Yang-Zhang needs the open, high, low and close of days")]
    [InlineData("hourly/close_usdt_binance_2021_2025.csv", "{ \"type\": \"parkinson\" }", "2025-06-12", ", \"columns\": { \"time\": \"time_utc\", \"close\": \"BTC\" }", "gives closes alone; Parkinson needs")]
    [InlineData("daily/ETH_USDT_binance.csv", "{ \"type\": \"har\" }", "2024-12-07", "", "has one row a day; a realized variance needs bars shorter than a day")]
    [InlineData("daily/ETH_USDT_binance.csv", "{ \"type\": \"parkinson\", \"days\": 30 }", "2024-12-07", "", "30 is not allowed; a volatility is taken over 31 days or more")]
    public void What_the_file_does_not_hold_is_refused_at_its_place(string file, string choice, string asOf, string more, string says)
    {
        var error = Assert.Throws<InputException>(() => Calibrate(file, choice, asOf, more));

        Assert.StartsWith($"{Path.Combine(folder.FullName, "market.json")}: $.assets[0].volatility", error.Where, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    Market Calibrate(string file, string choice, string asOf, string more = "") => MarketCalibrator.Calibrate(folder.Write("market.json", $$"""
        {
          "name": "candles", "asOf": "{{asOf}}",
          "assets": [ { "name": "A", "prices": {{JsonSerializer.Serialize(Repository.SharedData(file))}}, "volatility": {{choice}}{{more}} } ],
          "target": { "insolvencyProbability": 0.01, "breachProbability": 0.1, "horizonDays": 30 }, "simulation": { "paths": 1000, "seed": 1 }
        }
        """));
}
