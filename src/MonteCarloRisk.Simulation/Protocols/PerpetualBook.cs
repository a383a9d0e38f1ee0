using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Protocols;

/// <summary>A market of perpetuals at the end of a path.</summary>
/// <param name="Asset">Index of the asset.</param>
/// <param name="Market">The market, see <see cref="PerpetualState"/>.</param>
/// <param name="Positions">Units and cash of each position in the plan's order; equity at a price is cash + units (price - funding).</param>
public sealed record PerpetualBook(int Asset, IReadOnlyList<double> Market, IReadOnlyList<(double Units, double Cash)> Positions);
