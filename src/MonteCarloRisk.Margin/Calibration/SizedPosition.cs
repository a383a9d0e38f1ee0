using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>A position that a threshold is measured at.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Multiple">Its size as a multiple of the asset's depth.</param>
/// <param name="Units">Its size in units of the asset.</param>
internal sealed record SizedPosition(ModelAsset Asset, double Multiple, double Units);
