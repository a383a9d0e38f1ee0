using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.FilteredHistory;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.FittingErrors;

/// <summary>How a fitted model is fitted again to other histories of the same market.</summary>
/// <param name="File">How each part of it is found.</param>
/// <param name="Assets">The fitted assets.</param>
/// <param name="Estimators">The estimator of each asset's volatility.</param>
/// <param name="Returns">Daily returns of each asset over its own span.</param>
/// <param name="CommonDays">The days on which the common returns end.</param>
/// <param name="Common">The common returns, one row an asset.</param>
/// <param name="Filtered">What the common returns are over their expected volatility, where the law asks for that; else null.</param>
/// <param name="Root">The file's place.</param>
sealed record ModelRefits(
    MarketFile File,
    IReadOnlyList<ModelAsset> Assets,
    IReadOnlyList<IVolatilityEstimator> Estimators,
    IReadOnlyList<DailyReturns> Returns,
    IReadOnlyList<DateOnly> CommonDays,
    IReadOnlyList<IReadOnlyList<double>> Common,
    FilteredReturns? Filtered,
    JsonPlace Root)
{
    JsonPlace Place => Root.Member("model");

    /// <summary>Fits the model to resampled histories; the same seed gives the same draws on any number of threads.</summary>
    /// <param name="asked">How many, and by which seed.</param>
    /// <param name="paths">Paths of each draw.</param>
    /// <param name="contracts">The listed options under a model.</param>
    /// <param name="place">Where they are asked for.</param>
    /// <param name="fitted">Told, from any thread, how many histories are done; may be null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">Some part of the model has no fitting error that can be told, or half of the histories or more cannot be fitted.</exception>
    public ModelDraws Draw(FittingErrorSection asked, long paths, Func<PriceModel, IReadOnlyList<EuropeanOption>> contracts, JsonPlace place, Action<int>? fitted, CancellationToken cancellation)
    {
        var history = new DayHistory(Returns, CommonDays);
        Func<IReadOnlyList<int>, double>[] volatilities = [.. Estimators.Zip(Returns, (estimator, returns) => estimator.Refits(returns))];
        Func<ResampledDays, ModelAsset[], PriceModel> law = Filtered is null ? Laws() : MovingLaws(Filtered);
        var draws = new ModelDraw?[asked.Histories];
        string?[] refusals = new string?[asked.Histories];
        int done = 0;
        Parallel.For(0, draws.Length, new ParallelOptions { CancellationToken = cancellation }, number =>
        {
            try
            {
                PriceModel model = Refit(history.Draw(new MersenneTwister(unchecked((asked.Seed * 31) + (number * 1_000_003)))), volatilities, law);
                draws[number] = new ModelDraw(model, contracts(model));
            }
            catch (InputException refusal)
            {
                refusals[number] = refusal.Message;
            }

            fitted?.Invoke(Interlocked.Increment(ref done));
        });
        ModelDraw[] made = [.. draws.OfType<ModelDraw>()];
        return 2 * made.Length > draws.Length
            ? new ModelDraws(made, draws.Length - made.Length, history.MeanBlock, asked.Seed, paths)
            : throw place.Fault($"{draws.Length - made.Length} of {draws.Length} resampled histories cannot be fitted; the first: {refusals.First(refusal => refusal is not null)}");
    }

    PriceModel Refit(ResampledDays days, Func<IReadOnlyList<int>, double>[] volatilities, Func<ResampledDays, ModelAsset[], PriceModel> law)
    {
        if (days.Common.Count < TradingYear.FewestReturns) throw Place.Fault($"a resampled history has {days.Common.Count} common returns; {TradingYear.FewestReturns} or more are needed");
        var assets = new ModelAsset[Assets.Count];
        for (int i = 0; i < assets.Length; i++)
        {
            double volatility = volatilities[i](days.OfAssets[i]);
            Ranges.CheckVolatility(volatility, Place.Member("volatility"));
            assets[i] = Assets[i] with { Volatility = volatility };
        }

        return law(days, assets);
    }

    Func<ResampledDays, ModelAsset[], PriceModel> Laws()
    {
        Func<IReadOnlyList<int>, CorrelationEstimate> correlation = CorrelationEstimation.Refits(File.Model.Correlation, Common, Place.Member("correlation"));
        Func<ResampledDays, ReturnsLaw> law = ReturnsLaw.Refits(File, Returns, CommonDays, Common, Root);
        return (days, assets) => law(days).Model(assets, correlation(days.Common).Matrix);
    }

    // Residuals are drawn by day; the level of each variance moves as the volatility drawn for its asset, and how it reacts stays.
    Func<ResampledDays, ModelAsset[], PriceModel> MovingLaws(FilteredReturns filtered)
    {
        Func<IReadOnlyList<int>, CorrelationEstimate> correlation = CorrelationEstimation.Refits(MovingVarianceLaw.Correlation(File.Model), filtered.Rows, Place.Member("correlation"));
        Dictionary<DateOnly, int> places = filtered.Days.Index().ToDictionary(day => day.Item, day => day.Index);
        return (days, assets) =>
        {
            int[] drawn = [.. days.Common.Where(day => places.ContainsKey(CommonDays[day])).Select(day => places[CommonDays[day]])];
            if (drawn.Length < TradingYear.FewestReturns) throw Place.Fault($"a resampled history has {drawn.Length} days of residuals; {TradingYear.FewestReturns} or more are needed");
            double[] levels = [.. assets.Zip(Assets, (asset, fitted) => fitted.Volatility == 0 ? 1 : Math.Pow(asset.Volatility / fitted.Volatility, 2))];
            return MovingVarianceLaw.Of(File.Model.Returns, filtered.Resampled(drawn, levels), Place.Member("returns")).Model(assets, correlation(drawn).Matrix);
        };
    }
}
