using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The parameters in force and recommended.</summary>
static class ParameterTable
{
    public static ReportTable Of(MarketCalibration calibration) => new(
        [
            new ReportColumn("Asset", false),
            new ReportColumn("Parameter", false),
            new ReportColumn("Current", true),
            new ReportColumn("Recommended", true),
            new ReportColumn("Change", false),
        ],
        [.. ParameterChange.Of(calibration).Select(Row)]);

    /// <summary>A parameter in words.</summary>
    public static string Name(MarginParameter parameter) => parameter switch
    {
        MarginParameter.LoanToValue => "loan-to-value",
        MarginParameter.LiquidationThreshold => "liquidation threshold",
        MarginParameter.InitialMargin => "initial margin (short options)",
        MarginParameter.PerpetualInitialMargin => "initial margin (perpetuals)",
        MarginParameter.PerpetualMaintenanceMargin => "maintenance margin (perpetuals)",
        _ => "maintenance margin (short options)",
    };

    static IReadOnlyList<ReportCell> Row(ParameterChange change) =>
    [
        new ReportCell(change.Subject),
        new ReportCell(Name(change.Parameter)),
        new ReportCell(NumberText.Percent(change.Current)),
        new ReportCell(NumberText.Percent(change.Recommended), change.Solved is { } solved ? EstimateCell.Intervals(solved, NumberText.Percent) : ""),
        new ReportCell(Change(change)),
    ];

    static string Change(ParameterChange change)
    {
        if (!change.IsResolved)
        {
            return "? not resolved";
        }

        if (change.IsUnchanged)
        {
            return "= unchanged";
        }

        double points = 100 * (change.Recommended - change.Current);
        string arrow = points > 0 ? "↑" : "↓";
        return $"{arrow} {NumberText.Plain(Math.Abs(points), "0.00")} pp, {(change.IsTighter ? "tighter" : "looser")}";
    }
}
