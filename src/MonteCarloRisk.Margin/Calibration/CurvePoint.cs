using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>One point of the margin curve.</summary>
/// <param name="Requirement">Maintenance requirement: equity over debt plus short notional.</param>
/// <param name="InsolvencyProbability">Probability that an account under this requirement is insolvent at close-out.</param>
public sealed record CurvePoint(double Requirement, Estimate InsolvencyProbability);
