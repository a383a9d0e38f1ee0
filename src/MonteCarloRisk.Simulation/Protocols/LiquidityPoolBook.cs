using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Protocols;

/// <summary>A market of perpetuals against a pool at the end of a path.</summary>
/// <param name="Asset">Index of the asset.</param>
/// <param name="Market">The pool and its sides, see <see cref="LiquidityPoolState"/>.</param>
/// <param name="Positions">Units and margin of each position in the plan's order.</param>
public sealed record LiquidityPoolBook(int Asset, IReadOnlyList<double> Market, IReadOnlyList<(double Units, double Margin)> Positions);
