namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>A sale over all venues of an asset.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Units">Units sold.</param>
/// <param name="Value">What the seller gets, after fees and what searchers take.</param>
internal readonly record struct VenueSale<TReal>(TReal Units, TReal Value)
    where TReal : unmanaged;
