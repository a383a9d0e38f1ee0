using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>An estimate in a cell: its value, with the intervals behind it. Where there are two, of simulation error and of fitting error, each is labelled and has a line of its own.</summary>
static class EstimateCell
{
    public static ReportCell Probability(Estimate estimate) => new(NumberText.Probability(estimate.Value), Intervals(estimate, NumberText.Probability));

    public static ReportCell Money(Estimate estimate) => new(NumberText.Money(estimate.Value), Intervals(estimate, NumberText.Money));

    public static ReportCell Percent(Estimate? estimate) => estimate is null
        ? new ReportCell(NumberText.None)
        : new ReportCell(NumberText.Percent(estimate.Value), Intervals(estimate, NumberText.Percent));

    /// <summary>The intervals of an estimate as the detail of a cell.</summary>
    public static string Intervals(Estimate estimate, Func<ConfidenceInterval, string> text) => estimate.Fitting is { } fitting
        ? $"simulation {text(estimate.Interval)}\nfitting {(double.IsFinite(fitting.Interval.Lower) ? text(fitting.Interval) : "not told")}"
        : text(estimate.Interval);
}
