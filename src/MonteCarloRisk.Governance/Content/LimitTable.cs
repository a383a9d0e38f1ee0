using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Recommendation;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The governance limits that keep parameters from their solved values.</summary>
static class LimitTable
{
    public const string Title = "Held by governance limits";

    /// <summary>The table; null where no limit binds.</summary>
    public static ReportTable? Of(MarketCalibration calibration) => calibration.RecommendedRules.Binding.Count == 0
        ? null
        : new ReportTable(
            [
                new ReportColumn("Asset", false),
                new ReportColumn("Parameter", false),
                new ReportColumn("Without limits", true),
                new ReportColumn("Held by", false),
                new ReportColumn("What is left", false),
            ],
            [.. calibration.RecommendedRules.Binding.Select(Row)]);

    /// <summary>What the limits do, in one sentence; empty where none binds.</summary>
    public static string Sentence(MarketCalibration calibration)
    {
        IReadOnlyList<BindingLimit> binding = calibration.RecommendedRules.Binding;
        int looser = binding.Count(limit => limit.IsLooser);
        return binding.Count == 0 ? "" : $"Governance limits hold {NumberText.Count(binding.Count)} {(binding.Count == 1 ? "parameter" : "parameters")} from what the targets alone would set, "
            + $"{NumberText.Count(looser)} of them on the looser side.";
    }

    static IReadOnlyList<ReportCell> Row(BindingLimit limit) =>
    [
        new ReportCell(limit.Asset),
        new ReportCell(ParameterTable.Name(limit.Parameter)),
        new ReportCell(NumberText.Percent(limit.Solved)),
        new ReportCell($"{limit.Reason()}, {(limit.IsLooser ? "looser" : "tighter")} than solved"),
        new ReportCell(limit.Further() is { Length: > 0 } further ? further : "nothing under these limits"),
    ];
}
