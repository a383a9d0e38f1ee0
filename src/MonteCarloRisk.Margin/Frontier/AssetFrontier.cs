using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Margin.Frontier;

/// <summary>Capital efficiency of one asset against the insolvency of its standard account; the frontier itself is the margin curve.</summary>
/// <param name="Subject">The collateral asset, or the underlying of short options.</param>
/// <param name="IsOption">Whether of short options.</param>
/// <param name="Current">The rule in force.</param>
/// <param name="Recommended">The recommended rule.</param>
public sealed record AssetFrontier(string Subject, bool IsOption, AssetPoint Current, AssetPoint Recommended)
{
    /// <summary>Position over equity at a requirement.</summary>
    /// <param name="requirement">Equity over debt, or over notional; above zero.</param>
    /// <param name="isOption">Whether of short options.</param>
    public static double Leverage(double requirement, bool isOption) => isOption ? 1 / requirement : (1 + requirement) / requirement;

    internal static IReadOnlyList<AssetFrontier> Of(MarketCalibration calibration) =>
    [
        .. calibration.Collateral.Select(asset => new AssetFrontier(
            asset.Asset,
            IsOption: false,
            Point(asset.Solution, (1 / asset.Current.LiquidationThreshold) - 1, false, asset.CurrentInsolvencyProbability),
            Point(asset.Solution, (1 / asset.Recommended.LiquidationThreshold) - 1, false, asset.RecommendedInsolvencyProbability))),
        .. calibration.Options.Select(option => new AssetFrontier(
            option.Underlying,
            IsOption: true,
            Point(option.Solution, option.Current.MaintenanceMargin, true, option.CurrentInsolvencyProbability),
            Point(option.Solution, option.Recommended.MaintenanceMargin, true, option.RecommendedInsolvencyProbability))),
    ];

    private static AssetPoint Point(RequirementSolution solution, double requirement, bool isOption, Statistics.Estimate probability) =>
        new(requirement, Leverage(requirement, isOption), probability, MarginalCost.At(solution.Curve, requirement, isNested: !isOption));
}
