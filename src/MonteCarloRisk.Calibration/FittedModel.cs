using MonteCarloRisk.Calibration.BackTesting;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.FilteredHistory;
using MonteCarloRisk.Calibration.FittingErrors;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.MarketData.Cleaning;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration;

/// <summary>A model and the data it was fitted to.</summary>
/// <param name="Model">The model.</param>
/// <param name="Data">The data.</param>
/// <param name="Refits">How it is fitted again to other histories.</param>
sealed record FittedModel(PriceModel Model, MarketDataSummary Data, ModelRefits Refits)
{
    public static FittedModel Fit(MarketFile file, IReadOnlyList<CleanedSeries> series, DateOnly valuationDate, int horizonDays, JsonPlace root)
    {
        PriceTable table = PriceTable.Align(series.Select(one => one.Closes).ToArray(), valuationDate);
        IReadOnlyList<IReadOnlyList<double>> common = table.CommonLogReturns();
        if (common[0].Count < TradingYear.FewestReturns)
        {
            throw root.Member(file.AsOf is null ? "assets" : "asOf").Fault(
                $"the price files share {common[0].Count} daily returns up to {valuationDate:yyyy-MM-dd}; {TradingYear.FewestReturns} or more are needed");
        }

        JsonPlace model = root.Member("model");
        DailyReturns[] returns = [.. table.Series.Select(one => one.LogReturns())];
        IVolatilityEstimator[] estimators =
        [
            .. file.Assets.Select((entry, i) => VolatilityEstimation.Of(
                entry.Volatility ?? file.Model.Volatility, file.Model.Returns, series[i], returns[i], horizonDays, (entry.Volatility is null ? model : root.Member("assets").Item(i)).Member("volatility"))),
        ];
        FilteredReturns? filtered = MovingVarianceLaw.Filter(file, returns, estimators, root);
        CorrelationEstimation correlation = filtered is null
            ? CorrelationEstimation.Of(file.Model.Correlation, common, model.Member("correlation"))
            : CorrelationEstimation.Of(MovingVarianceLaw.Correlation(file.Model), filtered.Rows, model.Member("correlation")).OfResiduals();
        var assets = new ModelAsset[series.Count];
        var summaries = new SeriesSummary[series.Count];
        var findings = new List<DataFinding>();
        for (int i = 0; i < assets.Length; i++)
        {
            AssetEntry entry = file.Assets[i];
            DailyPriceSeries used = table.Series[i];
            summaries[i] = Summarise(used, estimators[i]);
            assets[i] = new ModelAsset(entry.Name, entry.Spot ?? summaries[i].LastPrice, summaries[i].Volatility, entry.Drift ?? file.Model.Drift);
            findings.AddRange(series[i].Findings);
            findings.AddRange(Choices(entry, summaries[i], used, file.AsOf));
            findings.AddRange(LaterPrices(file.AsOf, series[i].Closes, valuationDate));
            if (estimators[i] is ChosenVolatility chosen)
                findings.Add(new DataFinding(used.Asset, used.File, used.Prices[^1].Line, "volatility", chosen.Explanation) { Treatment = "chosen" });
        }

        ReturnsLaw law = filtered is null
            ? ReturnsLaw.Of(file, table, common, root)
            : MovingVarianceLaw.Of(file.Model.Returns, filtered, model.Member("returns"));
        if (law.CorrelationEstimator is { } own)
            correlation = new CorrelationEstimation(own, new CorrelationEstimate(correlation.Estimate.Matrix, 0));
        findings.AddRange(correlation.Findings(root.File).Select(finding => finding with { Treatment = "the nearest takes its place" }));
        findings.AddRange(law.Findings(root.File, [.. assets.Select(asset => asset.Name)]).Select(finding => finding with { Treatment = "fitted" }));
        PriceModel fitted = law.Model(assets, correlation.Estimate.Matrix);
        var stressed = file.Model.Correlation as CorrelationChoice.Downturn;
        DownturnSummary? downturn = MarketDownturn.Of([.. assets.Select(asset => asset.Name)], common, stressed?.Quantile ?? StressedCorrelation.UsualQuantile);
        if (downturn is not null)
            findings.AddRange(DownturnFindings.Of(downturn, fitted, stressed is not null, root.File));
        findings.AddRange(ModelCautions.Of(file, root.File, law, fitted));
        return new FittedModel(
            fitted,
            new MarketDataSummary(Used(summaries, fitted, law), findings, table.CommonDays[0], valuationDate, correlation.Estimate.Shrinkage, filtered?.Residuals.Count ?? common[0].Count)
            {
                CorrelationEstimator = correlation.Estimator,
                CorrelationRepair = correlation.Estimate.Repair,
                Downturn = downturn,
                Fit = law.Parameters,
            },
            new ModelRefits(file, assets, estimators, returns, table.CommonReturnDays, common, filtered, root));
    }

    // A law with volatilities of its own has them in the place of the estimator's.
    static SeriesSummary[] Used(SeriesSummary[] summaries, PriceModel model, ReturnsLaw law) => law.VolatilityEstimator is { } estimator
        ? [.. summaries.Select((summary, i) => summary with { Volatility = model.Assets[i].Volatility, VolatilityEstimator = estimator })]
        : summaries;

    static SeriesSummary Summarise(DailyPriceSeries used, IVolatilityEstimator estimator)
    {
        DailyReturns returns = used.LogReturns();
        DateOnly yearAgo = used.LastDay.AddDays(-TradingYear.Days);
        return new SeriesSummary(
            used.Asset,
            used.File,
            used.Sha256,
            used.FirstDay,
            used.LastDay,
            used.Prices.Count,
            used.Prices[^1].Close,
            estimator.Name,
            estimator.Annualised(returns),
            new SampleVolatility().Annualised(returns),
            (estimator as EwmaVolatility ?? new EwmaVolatility()).Annualised(returns),
            used.Prices.Where(price => price.Day > yearAgo).Select(price => new DailyClose(price.Day, price.Close)).ToArray());
    }

    // A file that ends early takes the whole market back to its last day.
    static IEnumerable<DataFinding> LaterPrices(DateOnly? asOf, DailyPriceSeries all, DateOnly valuationDate)
    {
        if (asOf is null && all.LastDay > valuationDate)
            yield return new DataFinding(all.Asset, all.File, all.Prices[^1].Line, "as-of", $"valued on {valuationDate:yyyy-MM-dd}, the last day that all price files share; this one goes on to {all.LastDay:yyyy-MM-dd}") { Treatment = "later prices are not used" };
    }

    // What the numbers of the model rest on other than the data alone.
    static IEnumerable<DataFinding> Choices(AssetEntry entry, SeriesSummary summary, DailyPriceSeries used, DateOnly? asOf)
    {
        long line = used.Prices[^1].Line;
        if (asOf is { } wanted && wanted != used.LastDay)
            yield return new DataFinding(used.Asset, used.File, line, "as-of", $"valued on {used.LastDay:yyyy-MM-dd}, the last day up to {wanted:yyyy-MM-dd} that all price files share") { Treatment = "valued earlier" };
        if (entry.Spot is { } spot && spot != summary.LastPrice)
            yield return new DataFinding(used.Asset, used.File, line, "spot", FormattableString.Invariant($"the market file states {spot}; the last close is {summary.LastPrice}")) { Treatment = "the stated price is used" };
        if (summary.Volatility == 0)
            yield return new DataFinding(used.Asset, used.File, line, "zero volatility", "the price does not move in the model");
    }
}
