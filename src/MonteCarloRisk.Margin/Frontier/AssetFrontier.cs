using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Statistics;

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

    /// <summary>What may be borrowed against a unit of collateral at a requirement, by rules that lend the same share of their threshold as a point on the frontier does.</summary>
    /// <param name="requirement">Equity over debt.</param>
    /// <param name="point">The point.</param>
    public static double? BorrowingPower(double requirement, AssetPoint point) => point.BorrowingPower * (1 + point.Requirement) / (1 + requirement);

    internal static IReadOnlyList<AssetFrontier> Of(MarketCalibration calibration) =>
    [
        .. calibration.Collateral.Select(asset => new AssetFrontier(
            asset.Asset,
            IsOption: false,
            Loan(asset.Solution, asset.Current, asset.CurrentInsolvencyProbability, asset.CurrentBreachProbability),
            Loan(asset.Solution, asset.Recommended, asset.RecommendedInsolvencyProbability, asset.RecommendedBreachProbability))),
        .. calibration.Options.Select(option => new AssetFrontier(
            option.Underlying,
            IsOption: true,
            Written(option.Solution, option.Current, option.CurrentInsolvencyProbability, option.CurrentBreachProbability),
            Written(option.Solution, option.Recommended, option.RecommendedInsolvencyProbability, option.RecommendedBreachProbability))),
    ];

    private static AssetPoint Loan(RequirementSolution solution, CollateralRule rule, Estimate insolvency, Estimate breach) => Point(solution, (1 / rule.LiquidationThreshold) - 1, false, insolvency) with
    {
        BorrowingPower = rule.LoanToValue,
        OpeningLeverage = rule.LoanToValue < 1 ? 1 / (1 - rule.LoanToValue) : null,
        BreachProbability = breach,
    };

    private static AssetPoint Written(RequirementSolution solution, OptionMarginRule rule, Estimate insolvency, Estimate? breach) => Point(solution, rule.MaintenanceMargin, true, insolvency) with
    {
        OpeningLeverage = rule.InitialMargin > 0 ? 1 / rule.InitialMargin : null,
        BreachProbability = breach,
    };

    private static AssetPoint Point(RequirementSolution solution, double requirement, bool isOption, Estimate probability) =>
        new(requirement, Leverage(requirement, isOption), probability, MarginalCost.At(solution.Curve, requirement, isNested: !isOption));
}
