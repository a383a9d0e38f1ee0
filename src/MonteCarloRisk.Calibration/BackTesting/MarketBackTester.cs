using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cleaning;
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
        InnovationLaw law = Law(file.Model.Returns, JsonPlace.Root(marketFile).Member("model").Member("returns"));
        DailyPriceSeries[] prices = [.. file.Assets.Select((asset, i) => Prices(PriceSources.Of(asset, file, folder), file.AsOf, Place(marketFile, i)))];
        var tests = new SeriesBackTest[prices.Length];
        for (int i = 0; i < prices.Length; i++)
        {
            VolatilityChoice volatility = file.Assets[i].Volatility ?? file.Model.Volatility;
            JsonPlace place = file.Assets[i].Volatility is null ? JsonPlace.Root(marketFile).Member("model") : Place(marketFile, i);
            if (volatility is VolatilityChoice.Range or VolatilityChoice.Har)
                throw place.Member("volatility").Fault("a back-test walks over daily closes; ewma, sample, garch, gjr, egarch, auto and given are allowed");
            tests[i] = new SeriesBackTester(prices[i], settings).Run((returns, walkSettings) => Walk(volatility, returns, walkSettings, cancellation), law, scope, cancellation);
            walked(prices[i].Asset, i + 1, prices.Length);
        }

        return new MarketBackTest(file.Name, tests);
    }

    static JsonPlace Place(string marketFile, int asset) => JsonPlace.Root(marketFile).Member("assets").Item(asset);

    static DailyPriceSeries Prices(PriceSource source, DateOnly? asOf, JsonPlace place)
    {
        CleanedRows rows = CleanedRows.Read(source);
        DailyPriceSeries closes = rows.Closes;
        DateOnly last = asOf ?? closes.LastDay;
        return last >= closes.FirstDay
            ? rows.UpTo(last).Closes
            : throw place.Fault($"{source.Asset} has no price up to the as-of date {last:yyyy-MM-dd}; its first is of {closes.FirstDay:yyyy-MM-dd}");
    }

    internal static WalkedVolatility Walk(VolatilityChoice choice, DailyReturns returns, WalkSettings settings, CancellationToken cancellation) => choice switch
    {
        VolatilityChoice.Ewma ewma => new WalkForward(settings).Walk(returns, new EwmaVolatility(ewma.Decay), cancellation),
        VolatilityChoice.Sample => new WalkForward(settings).Walk(returns, new SampleVolatility(), cancellation),
        VolatilityChoice.Forecast forecast => new WalkForward(settings).Walk(returns, new GarchModel(forecast.Equation, forecast.Errors), cancellation),
        VolatilityChoice.Given given => new WalkForward(settings).Walk(returns, new GivenVolatility(given.Value)),
        VolatilityChoice.Auto => ForecastContest.Of(returns, settings, cancellation).Chosen(),
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    static InnovationLaw Law(ReturnsChoice choice, JsonPlace place) => LawOf(choice) ?? throw place.Fault($"{choice switch
    {
        ReturnsChoice.OfCopula => "the margins of a copula are",
        ReturnsChoice.Jumps => "common jumps are",
        _ => "regimes and cycles are",
    }} not back-tested; normal, student, groupedStudent, filteredHistory and garch are");

    // Degrees of freedom that the file states are of the paths; a back-test fits those of each asset.
    internal static InnovationLaw? LawOf(ReturnsChoice choice) => choice switch
    {
        ReturnsChoice.Normal => InnovationLaw.Normal,
        ReturnsChoice.Student or ReturnsChoice.GroupedStudent => InnovationLaw.Student,
        ReturnsChoice.FilteredHistory => InnovationLaw.FilteredHistory,
        ReturnsChoice.Garch { Errors: ErrorFamily.Normal } => InnovationLaw.Normal,
        ReturnsChoice.Garch => InnovationLaw.Student,
        _ => null,
    };
}
