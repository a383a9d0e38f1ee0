using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Frontier;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>What safety costs, asset by asset and for the protocol.</summary>
static class FrontierTable
{
    public const string Title = "What safety costs";

    /// <summary>Leverage, insolvency and marginal cost under the rules in force and the recommended ones; null where nothing is told.</summary>
    public static ReportTable? OfAssets(MarketCalibration calibration) => calibration.Frontier is not { Assets.Count: > 0 } frontier ? null : new ReportTable(
        [
            new ReportColumn("Asset", false),
            new ReportColumn("Leverage, current", true),
            new ReportColumn("Leverage, recommended", true),
            new ReportColumn("Insolvency, current", true),
            new ReportColumn("Insolvency, recommended", true),
            new ReportColumn("Requirement for a tenth, current", true),
            new ReportColumn("Requirement for a tenth, recommended", true),
        ],
        [
            .. frontier.Assets.Select(asset => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(Name(asset)),
                Leverage(asset.Current),
                Leverage(asset.Recommended),
                Insolvency(asset.Current.InsolvencyProbability),
                Insolvency(asset.Recommended.InsolvencyProbability),
                Points(asset.Current.MarginalCost),
                Points(asset.Recommended.MarginalCost),
            ]),
        ]);

    /// <summary>What may be borrowed or written at once under the rules in force and the recommended ones; null where nothing is told, and in documents of earlier versions.</summary>
    public static ReportTable? OfOpening(MarketCalibration calibration) => calibration.Frontier is not { } frontier || frontier.Assets.All(asset => asset.Current.OpeningLeverage is null) ? null : new ReportTable(
        [
            new ReportColumn("Asset", false),
            new ReportColumn("Borrowing power, current", true),
            new ReportColumn("Borrowing power, recommended", true),
            new ReportColumn("Leverage when opened, current", true),
            new ReportColumn("Leverage when opened, recommended", true),
            new ReportColumn("Breach within the horizon, current", true),
            new ReportColumn("Breach within the horizon, recommended", true),
        ],
        [
            .. frontier.Assets.Select(asset => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(Name(asset)),
                Number(asset.Current.BorrowingPower, "0.000"),
                Number(asset.Recommended.BorrowingPower, "0.000"),
                Number(asset.Current.OpeningLeverage, "0.00"),
                Number(asset.Recommended.OpeningLeverage, "0.00"),
                Breach(asset.Current.BreachProbability),
                Breach(asset.Recommended.BreachProbability),
            ]),
        ]);

    /// <summary>The protocol's points, from the rules in force and from the recommended ones; null where they were not asked for.</summary>
    public static ReportTable? OfProtocol(MarketCalibration calibration) => calibration.Frontier?.Protocol is not { } protocol ? null : new ReportTable(
        [
            new ReportColumn("Requirements times", true),
            new ReportColumn("Capital, from current", true),
            new ReportColumn("Insolvency, from current", true),
            new ReportColumn("Bad debt, from current", true),
            new ReportColumn("Capital, from recommended", true),
            new ReportColumn("Insolvency, from recommended", true),
            new ReportColumn("Bad debt, from recommended", true),
        ],
        [.. protocol.Current.Points.Zip(protocol.Recommended.Points, (current, recommended) => (IReadOnlyList<ReportCell>)[new ReportCell(NumberText.Plain(current.Scale, "0.###")), .. Point(current), .. Point(recommended)])]);

    /// <summary>The marginal cost of the protocol's safety in words.</summary>
    public static string Cost(MarketCalibration calibration) => calibration.Frontier?.Protocol is not { } protocol
        ? ""
        : $"An insolvency of the protocol a tenth as likely {Cost(protocol.Current, "in force")}, and {Cost(protocol.Recommended, "that are recommended")}.";

    public static string Name(AssetFrontier asset) => asset.IsOption ? $"{asset.Subject} (short options)" : asset.Subject;

    static string Cost(ProtocolCurve curve, string rules) => curve.MarginalCost is { } cost
        ? $"costs {NumberText.Money(cost)} of capital under the rules {rules}"
        : $"has no price that is told under the rules {rules}: {curve.Reason}";

    static IEnumerable<ReportCell> Point(ProtocolPoint point) =>
        [new ReportCell(NumberText.Money(point.RequiredEquity)), Insolvency(point.InsolvencyProbability), EstimateCell.Money(point.ExpectedBadDebt)];

    // Where no path is insolvent the paths tell an upper end and nothing below it.
    static ReportCell Insolvency(Estimate probability) => probability.Value > 0 || probability.Untold is not null
        ? EstimateCell.Probability(probability)
        : new ReportCell("none seen", $"below {NumberText.Probability(probability.Interval.Upper)}, which the paths do not resolve");

    static ReportCell Number(double? value, string format) => new(value is { } told ? NumberText.Plain(told, format) : NumberText.None);

    static ReportCell Breach(Estimate? probability) => probability is null ? new ReportCell(NumberText.None) : Insolvency(probability);

    static ReportCell Leverage(AssetPoint point) => new(NumberText.Plain(point.Leverage, "0.00"), $"at {NumberText.Percent(point.Requirement)}");

    static ReportCell Points(Estimate? cost) => cost is null ? new ReportCell("not told") : new ReportCell($"{NumberText.Plain(100 * cost.Value, "0.00")} pp", $"[{NumberText.Plain(100 * cost.Interval.Lower, "0.00")}, {NumberText.Plain(100 * cost.Interval.Upper, "0.00")}]");
}
