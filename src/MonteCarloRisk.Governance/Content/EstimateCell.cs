using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>An estimate in a cell: its value, with the interval behind it.</summary>
static class EstimateCell
{
    public static ReportCell Probability(Estimate estimate) => new(NumberText.Probability(estimate.Value), NumberText.Probability(estimate.Interval));

    public static ReportCell Money(Estimate estimate) => new(NumberText.Money(estimate.Value), NumberText.Money(estimate.Interval));

    public static ReportCell Percent(Estimate? estimate) => estimate is null
        ? new ReportCell(NumberText.None)
        : new ReportCell(NumberText.Percent(estimate.Value), NumberText.Percent(estimate.Interval));
}
