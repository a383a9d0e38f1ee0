using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>What every price model is held to before it is laid out.</summary>
internal static class PriceModelChecks
{
    /// <exception cref="InputException">A value is out of range; the message names it.</exception>
    public static void Check(PriceModel model)
    {
        if (model.Assets.Count is < 1 or > PriceModel.MaximumAssets)
        {
            throw new InputException("assets", $"{model.Assets.Count} assets; 1 to {PriceModel.MaximumAssets} are allowed");
        }

        if (model.Correlation.Count != model.Assets.Count)
        {
            throw new InputException("correlation", $"{model.Correlation.Count} rows; {model.Assets.Count} are needed, one an asset");
        }

        for (int i = 0; i < model.Assets.Count; i++)
        {
            ModelAsset asset = model.Assets[i];
            Check(asset.Spot > 0, i, "spot", asset.Spot, "above zero");
            Check(asset.Volatility >= 0, i, "volatility", asset.Volatility, "zero or more");
            Check(double.IsFinite(asset.Drift), i, "drift", asset.Drift, "a finite number");
        }
    }

    private static void Check(bool holds, int asset, string member, double value, string allowed)
    {
        if (!holds || !double.IsFinite(value)) throw new InputException($"assets[{asset}].{member}", $"{value} is not allowed; {allowed} is");
    }
}
