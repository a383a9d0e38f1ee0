namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>How a sale is split over venues: each takes a share of what it takes down to one marginal price, the same for all.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Root">Root of the marginal price that the seller gets.</param>
/// <param name="Share">The share, at most one; below it by what the bracket of the price is wide.</param>
internal readonly record struct VenueSplit<TReal>(TReal Root, TReal Share)
    where TReal : unmanaged;
