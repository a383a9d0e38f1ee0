using ScottPlot;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>A line across a chart of probability against amount.</summary>
/// <param name="Amount">Where a vertical line stands; null for none.</param>
/// <param name="Probability">Where a horizontal line stands; null for none.</param>
/// <param name="Color">Its colour.</param>
sealed record ChartMark(double? Amount, double? Probability, Color Color);
