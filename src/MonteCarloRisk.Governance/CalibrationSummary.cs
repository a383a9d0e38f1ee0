using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance;

/// <summary>A calibration on one screen.</summary>
/// <param name="Verdict">What it says, in one paragraph.</param>
/// <param name="Parameters">The parameters in force and recommended.</param>
/// <param name="Protocol">The protocol under the rules in force and under the recommended ones.</param>
/// <param name="Unresolved">One line for each requirement that could not be resolved.</param>
/// <param name="Cautions">What must be known before the numbers are used, one line each.</param>
public sealed record CalibrationSummary(string Verdict, ReportTable Parameters, ReportTable Protocol, IReadOnlyList<string> Unresolved, IReadOnlyList<string> Cautions)
{
    /// <summary>The governance limits that keep parameters from their solved values; null where none does.</summary>
    public ReportTable? Limits { get; init; }

    /// <summary>The size of the insurance fund; null where it was not asked for.</summary>
    public ReportTable? Fund { get; init; }

    /// <summary>The summary of a calibration.</summary>
    /// <param name="calibration">What the calibration found.</param>
    public static CalibrationSummary Of(MarketCalibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        return new CalibrationSummary(
            Content.Verdict.Of(calibration),
            ParameterTable.Of(calibration),
            ProtocolTable.Of(calibration),
            calibration.RecommendedRules.Unresolved,
            Content.Cautions.Of(calibration))
        {
            Limits = LimitTable.Of(calibration),
            Fund = FundTable.Of(calibration),
        };
    }
}
