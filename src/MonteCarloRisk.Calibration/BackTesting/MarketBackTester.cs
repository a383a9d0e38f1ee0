using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.PriceFiles;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Calibration.BackTesting;

/// <summary>Back-tests the assets of a market file, each over its own span up to the as-of date.</summary>
public static class MarketBackTester
{
    /// <summary>Walks every asset by the market's own choice of volatility and of the law of the returns.</summary>
    /// <param name="marketFile">The market file.</param>
    /// <param name="scope">Which models are walked.</param>
    /// <param name="settings">How they walk.</param>
    /// <param name="walked">Told after each asset: its name, how many are done and how many there are.</param>
    /// <param name="cancellation">Stops the walk.</param>
    /// <exception cref="InputException">A file cannot be used, or an asset has too few returns or does not move.</exception>
    public static MarketBackTest Run(string marketFile, BackTestScope scope, WalkSettings settings, Action<string, int, int> walked, CancellationToken cancellation = default)
    {
        MarketFile file = MarketFileReader.Read(marketFile);
        string folder = Path.GetDirectoryName(marketFile) ?? "";
        InnovationLaw law = Law(file.Model.Returns);
        DailyPriceSeries[] prices = [.. file.Assets.Select((asset, i) => Prices(asset, folder, file.AsOf, JsonPlace.Root(marketFile).Member("assets").Item(i)))];
        var tests = new SeriesBackTest[prices.Length];
        for (int i = 0; i < prices.Length; i++)
        {
            VolatilityChoice volatility = file.Assets[i].Volatility ?? file.Model.Volatility;
            tests[i] = new SeriesBackTester(prices[i], settings).Run((returns, walkSettings) => Walk(volatility, returns, walkSettings, cancellation), law, scope, cancellation);
            walked(prices[i].Asset, i + 1, prices.Length);
        }

        return new MarketBackTest(file.Name, tests);
    }

    static DailyPriceSeries Prices(AssetEntry asset, string folder, DateOnly? asOf, JsonPlace place)
    {
        DailyPriceSeries series = PriceFileReader.Read(asset.Name, Path.Combine(folder, asset.Prices), asset.Prices);
        if (asOf is not { } last)
            return series;
        return last >= series.FirstDay ? series.UpTo(last) : throw place.Fault($"{asset.Name} has no price up to the as-of date {last:yyyy-MM-dd}; its first is of {series.FirstDay:yyyy-MM-dd}");
    }

    static WalkedVolatility Walk(VolatilityChoice choice, DailyReturns returns, WalkSettings settings, CancellationToken cancellation) => choice switch
    {
        VolatilityChoice.Ewma ewma => new WalkForward(settings).Walk(returns, new EwmaVolatility(ewma.Decay), cancellation),
        VolatilityChoice.Sample => new WalkForward(settings).Walk(returns, new SampleVolatility(), cancellation),
        VolatilityChoice.Forecast forecast => new WalkForward(settings).Walk(returns, new GarchModel(forecast.Equation, forecast.Errors), cancellation),
        VolatilityChoice.Given given => new WalkForward(settings).Walk(returns, new GivenVolatility(given.Value)),
        VolatilityChoice.Auto => ForecastContest.Of(returns, settings, cancellation).Chosen(),
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    static InnovationLaw Law(ReturnsChoice choice) => choice switch
    {
        ReturnsChoice.Normal => InnovationLaw.Normal,
        ReturnsChoice.Student => InnovationLaw.Student,
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };
}
