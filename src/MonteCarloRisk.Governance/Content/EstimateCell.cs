using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>
/// An estimate in a cell: its value, with the intervals behind it. Where there are two, of simulation error and of fitting error, each is labelled and has a line of its own.
/// What its samples do not carry has no number, but the reason and what would help.
/// </summary>
static class EstimateCell
{
    /// <summary>What a cell says whose number is not carried.</summary>
    public const string NotTold = "not told";

    public static ReportCell Probability(Estimate estimate) => Cell(estimate, NumberText.Probability, NumberText.Probability);

    public static ReportCell Money(Estimate estimate) => Cell(estimate, NumberText.Money, NumberText.Money);

    public static ReportCell Percent(Estimate? estimate) => estimate is null
        ? new ReportCell(NumberText.None)
        : Cell(estimate, NumberText.Percent, NumberText.Percent);

    /// <summary>A quantile of a loss or a mean beyond it, which too few samples bound from below only.</summary>
    public static ReportCell Loss(Estimate estimate) => estimate.Untold is not null || (double.IsFinite(estimate.Value) && double.IsFinite(estimate.Interval.Upper))
        ? Money(estimate)
        : new ReportCell(NotTold, $"{NumberText.Money(estimate.Interval.Lower)} or more");

    /// <summary>The intervals of an estimate as the detail of a cell.</summary>
    public static string Intervals(Estimate estimate, Func<ConfidenceInterval, string> text) => estimate.Fitting is { } fitting
        ? $"simulation {text(estimate.Interval)}\nfitting {(double.IsFinite(fitting.Interval.Lower) ? text(fitting.Interval) : "not told")}"
        : text(estimate.Interval);

    /// <summary>The cell alone, in tables of many columns and rows.</summary>
    public static ReportCell WithoutReason(this ReportCell cell) => cell with { Reason = "" };

    /// <summary>What stands below such a table.</summary>
    public const string Elsewhere = "Where a number is not told, the weights of importance sampling do not carry it; run.json says why of each, and what would help.";

    static ReportCell Cell(Estimate estimate, Func<double, string> value, Func<ConfidenceInterval, string> interval) => estimate.Untold is { } reason
        ? new ReportCell(NotTold) { Reason = reason }
        : new ReportCell(value(estimate.Value), Intervals(estimate, interval));
}
