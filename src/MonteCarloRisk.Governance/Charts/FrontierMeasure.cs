using MonteCarloRisk.Margin.Frontier;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>What capital efficiency is measured by on a frontier.</summary>
/// <param name="Label">The axis.</param>
/// <param name="Along">At a requirement on the curve of an asset; null where it has none.</param>
/// <param name="Of">Of one of an asset's two rules; null likewise.</param>
sealed record FrontierMeasure(string Label, Func<AssetFrontier, double, double?> Along, Func<AssetFrontier, AssetPoint, double?> Of)
{
    /// <summary>Position over equity at the requirement.</summary>
    public static FrontierMeasure Leverage { get; } = new("Leverage at the requirement", (asset, requirement) => AssetFrontier.Leverage(requirement, asset.IsOption), (_, point) => point.Leverage);

    /// <summary>What may be borrowed against a unit of collateral by rules that lend the same share of their threshold as the recommended ones.</summary>
    public static FrontierMeasure BorrowingPower { get; } = new("Borrowing power", (asset, requirement) => AssetFrontier.BorrowingPower(requirement, asset.Recommended), (_, point) => point.BorrowingPower);
}
