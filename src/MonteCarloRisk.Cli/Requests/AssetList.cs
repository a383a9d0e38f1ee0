using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

/// <summary>What a list of assets is, whatever the assets are.</summary>
static class AssetList
{
    public static void Check<T>(IReadOnlyList<T> assets, JsonPlace list)
    {
        if (assets.Count is 0 or > PriceModel.MaximumAssets)
            throw list.Fault($"{assets.Count} assets are listed; a model has 1 to {PriceModel.MaximumAssets}");
        for (int i = 0; i < assets.Count; i++)
        {
            if (assets[i] is null) throw list.Item(i).Refuse(null, "an object is needed");
        }
    }
}
