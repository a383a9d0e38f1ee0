namespace MonteCarloRisk.Kernels.Mechanics.Oracles;

/// <summary>A price after its guard.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Price">Price that the exchange uses.</param>
/// <param name="Fee">Least fee of its trades, as a fraction below one.</param>
public readonly record struct GuardedPrice<TReal>(TReal Price, TReal Fee)
    where TReal : unmanaged;
