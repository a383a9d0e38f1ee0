using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.FilteredHistory;

/// <summary>One asset of a filtered history: how its variance moves and where it stands.</summary>
/// <param name="Mean">Mean daily return.</param>
/// <param name="Recursion">How the variance moves.</param>
/// <param name="NextVariance">Variance of the first day after the history.</param>
public sealed record FilteredAsset(double Mean, VarianceRecursion Recursion, double NextVariance);
