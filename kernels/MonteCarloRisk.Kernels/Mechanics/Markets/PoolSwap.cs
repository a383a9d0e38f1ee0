namespace MonteCarloRisk.Kernels.Mechanics.Markets;

/// <summary>A swap against a pool.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="In">What the trader gave, fee included.</param>
/// <param name="Out">What it got.</param>
/// <param name="ReserveIn">What the pool holds then of the coin that came in.</param>
/// <param name="ReserveOut">What it holds of the other.</param>
public readonly record struct PoolSwap<TReal>(TReal In, TReal Out, TReal ReserveIn, TReal ReserveOut)
    where TReal : unmanaged;
