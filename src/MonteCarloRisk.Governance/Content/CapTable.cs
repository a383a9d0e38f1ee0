using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Caps;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>How far the accounts that hold an asset may grow.</summary>
static class CapTable
{
    public const string Title = "Caps";

    /// <summary>The table; null where caps were not asked for.</summary>
    public static ReportTable? Of(MarketCalibration calibration) => calibration.Caps is not { } caps ? null : new ReportTable(
        [
            new ReportColumn("Asset or contract", false),
            new ReportColumn("Times today", true),
            new ReportColumn("Supply today", true),
            new ReportColumn("Supply cap", true),
            new ReportColumn("Debt cap", true),
            new ReportColumn("Open interest cap", true),
            new ReportColumn("Note", false),
        ],
        [.. caps.Assets.Select(Row)]);

    /// <summary>What a cap is, in words.</summary>
    public static string Explanation(MarketCaps caps) =>
        "How far the accounts that hold an asset as collateral, have a position in a perpetual or have written an option may grow under the recommended rules, collateral, debt, options and perpetuals in the same proportion and all other accounts as they are, until bad debt is beyond "
        + $"{(caps.InsuranceFund > 0 ? $"the insurance fund of {NumberText.Money(caps.InsuranceFund)}" : "nothing at all, since no fund is named,")} with probability {NumberText.Target(caps.Target)}. "
        + "A cap is today's amount times the lower end of the interval. Of a contract the supply is the units or contracts open, both sides of a perpetual added, and the open interest its own. Caps are each by itself: not all of them can be used up together.";

    static IReadOnlyList<ReportCell> Row(AssetCap cap) =>
    [
        new ReportCell(cap.Asset),
        cap.Scale is { } scale ? new ReportCell(NumberText.Plain(scale.Value, "0.000"), $"[{NumberText.Plain(scale.Interval.Lower, "0.000")}, {NumberText.Plain(scale.Interval.Upper, "0.000")}]") : new ReportCell(NumberText.None),
        new ReportCell(NumberText.Money(cap.Supply)),
        Cell(cap.Scale, cap.Supply),
        Cell(cap.Scale, cap.Debt),
        Cell(cap.Scale, cap.ShortNotional),
        new ReportCell(cap.Reason),
    ];

    static ReportCell Cell(Estimate? scale, double today) => new(scale is null || today == 0 ? NumberText.None : NumberText.Money(scale.Interval.Lower * today));
}
