namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>A sale on one venue.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Paid">What the venue pays.</param>
/// <param name="Taken">What searchers take of it; the seller gets the rest.</param>
/// <param name="Next">Price of a depth then, root of that of a pool.</param>
internal readonly record struct VenueTrade<TReal>(TReal Paid, TReal Taken, TReal Next)
    where TReal : unmanaged;
