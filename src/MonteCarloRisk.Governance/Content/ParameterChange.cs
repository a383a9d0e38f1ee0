using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>One parameter of the margin rules, in force and recommended.</summary>
/// <param name="Subject">The asset or underlying that it belongs to.</param>
/// <param name="Parameter">Which parameter.</param>
/// <param name="Current">The value in force.</param>
/// <param name="Recommended">The recommended value; the one in force where it was not resolved.</param>
/// <param name="Solved">The solved value with its intervals; null where there is none.</param>
/// <param name="IsResolved">Whether the target could be resolved.</param>
sealed record ParameterChange(
    string Subject,
    MarginParameter Parameter,
    double Current,
    double Recommended,
    Estimate? Solved,
    bool IsResolved)
{
    /// <summary>Below half of the last digit that is printed, a parameter has not changed.</summary>
    const double Unchanged = 0.5e-4;

    public bool IsUnchanged => Math.Abs(Recommended - Current) < Unchanged;

    /// <summary>Whether the rule asks more of an account than before: a lower limit on debt, or a higher margin.</summary>
    public bool IsTighter => !IsUnchanged && (Recommended < Current) == (Parameter is MarginParameter.LoanToValue or MarginParameter.LiquidationThreshold);

    public static IReadOnlyList<ParameterChange> Of(MarketCalibration calibration)
    {
        var changes = new List<ParameterChange>();
        foreach (CollateralRequirement asset in calibration.Collateral)
        {
            changes.Add(new ParameterChange(asset.Asset, MarginParameter.LoanToValue, asset.Current.LoanToValue,
                asset.Recommended.LoanToValue, asset.LoanToValue, asset.LoanToValue is not null));
            changes.Add(new ParameterChange(asset.Asset, MarginParameter.LiquidationThreshold, asset.Current.LiquidationThreshold,
                asset.Recommended.LiquidationThreshold, asset.LiquidationThreshold, asset.LiquidationThreshold is not null));
        }

        foreach (OptionRequirement option in calibration.Options)
        {
            bool isResolved = option.Solution.Requirement is not null;
            changes.Add(new ParameterChange(option.Underlying, MarginParameter.InitialMargin, option.Current.InitialMargin,
                option.Recommended.InitialMargin, option.Initial, isResolved));
            changes.Add(new ParameterChange(option.Underlying, MarginParameter.MaintenanceMargin, option.Current.MaintenanceMargin,
                option.Recommended.MaintenanceMargin, option.Solution.Requirement, isResolved));
        }

        foreach (PerpetualRequirement perpetual in calibration.Perpetuals)
        {
            changes.Add(new ParameterChange(perpetual.Underlying, MarginParameter.PerpetualInitialMargin, perpetual.Current.InitialMargin,
                perpetual.Recommended.InitialMargin, perpetual.NeedsMostInitial.Initial, perpetual.IsResolved));
            changes.Add(new ParameterChange(perpetual.Underlying, MarginParameter.PerpetualMaintenanceMargin, perpetual.Current.MaintenanceMargin,
                perpetual.Recommended.MaintenanceMargin, perpetual.NeedsMostMaintenance.Maintenance.Requirement, perpetual.IsResolved));
        }

        return changes;
    }
}
