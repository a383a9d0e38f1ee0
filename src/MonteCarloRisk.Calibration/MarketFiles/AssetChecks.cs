using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>What can be said of the assets and the model without their prices.</summary>
static class AssetChecks
{
    public static void Check(IReadOnlyList<AssetEntry> assets, JsonPlace list)
    {
        if (assets.Count is 0 or > PriceModel.MaximumAssets)
            throw list.Fault($"{assets.Count} assets are listed; a market has 1 to {PriceModel.MaximumAssets}");
        Names.Check(assets.Select(asset => asset.Name).ToArray(), list);
        for (int i = 0; i < assets.Count; i++)
        {
            JsonPlace place = list.Item(i);
            if (string.IsNullOrWhiteSpace(assets[i].Prices))
                throw place.Member("prices").Refuse(assets[i].Prices, "the name of a CSV file is needed");
            if (assets[i].Drift is { } drift)
                Ranges.CheckDrift(drift, place.Member("drift"));
            if (assets[i].Spot is { } spot)
                Ranges.CheckPrice(spot, place.Member("spot"));
            if (assets[i].Volatility is { } volatility)
                CheckVolatility(volatility, place.Member("volatility"));
        }
    }

    public static void Check(ModelSection model, int assets, JsonPlace place)
    {
        CheckVolatility(model.Volatility, place.Member("volatility"));
        Ranges.CheckDrift(model.Drift, place.Member("drift"));
        if (model.Returns is ReturnsChoice.Student { DegreesOfFreedom: { } degrees })
            Ranges.CheckDegreesOfFreedom(degrees, place.Member("returns").Member("degreesOfFreedom"));
        CheckCorrelation(model.Correlation, assets, place.Member("correlation"));
    }

    static void CheckCorrelation(CorrelationChoice choice, int assets, JsonPlace place)
    {
        if (choice is CorrelationChoice.Ewma { Decay: var ewma } && !(ewma > 0 && ewma < 1))
            throw place.Member("decay").Refuse(ewma, "a decay is above 0 and below 1");
        if (choice is CorrelationChoice.Dynamic { Decay: var dynamic } && !(dynamic > 0 && dynamic < 1))
            throw place.Member("decay").Refuse(dynamic, "a decay is above 0 and below 1");
        if (choice is CorrelationChoice.Downturn { Quantile: var quantile } && !(quantile > 0 && quantile <= 0.5))
            throw place.Member("quantile").Refuse(quantile, "the share of days that count as falls is above 0 and at most 0.5");
        if (choice is CorrelationChoice.Given given)
        {
            bool repaired = given.Repair == CorrelationRepair.Nearest;
            if ((repaired ? CorrelationMatrix.EntryFault(given.Matrix, assets) : CorrelationMatrix.Fault(given.Matrix, assets)) is { } fault)
                throw place.Member("matrix").Fault(fault);
        }
    }

    static void CheckVolatility(VolatilityChoice choice, JsonPlace place)
    {
        if (choice is VolatilityChoice.Ewma { Decay: var decay } && !(decay > 0 && decay < 1))
            throw place.Member("decay").Refuse(decay, "a decay is above 0 and below 1");
        if (choice is VolatilityChoice.Given { Value: var value })
            Ranges.CheckVolatility(value, place.Member("value"));
    }
}
