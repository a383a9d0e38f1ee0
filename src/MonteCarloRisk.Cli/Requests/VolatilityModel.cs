using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

/// <summary>A model of assets that have a volatility, a drift and a correlation each.</summary>
abstract record VolatilityModel : RiskModel
{
    [Description("The assets, 1 to 64, in the order of the correlation matrix.")]
    public required IReadOnlyList<DriftingAsset> Assets { get; init; }

    [Description("Correlation of log returns, row by row; symmetric, ones on the diagonal, positive semi-definite. One asset needs none.")]
    [Within("[-1, 1]")]
    public IReadOnlyList<IReadOnlyList<double>>? Correlation { get; init; }

    public sealed override PriceModel ToModel(JsonPlace place)
    {
        JsonPlace list = place.Member("assets");
        AssetList.Check(Assets, list);
        Names.Check([.. Assets.Select(asset => asset.Name)], list);
        return Of([.. Assets.Select((asset, i) => asset.ToAsset(list.Item(i)))], CorrelationRequest.Matrix(Correlation, Assets.Count, place), place);
    }

    /// <summary>The model of checked assets.</summary>
    protected abstract PriceModel Of(ModelAsset[] assets, IReadOnlyList<IReadOnlyList<double>> correlation, JsonPlace place);
}
