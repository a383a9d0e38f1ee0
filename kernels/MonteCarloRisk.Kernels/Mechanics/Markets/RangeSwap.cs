namespace MonteCarloRisk.Kernels.Mechanics.Markets;

/// <summary>A swap within one range of a concentrated pool.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="In">What was used of what the trader offered, fee included; the rest meets the end of the range.</param>
/// <param name="Out">What it got.</param>
/// <param name="Root">Square root of the price then.</param>
/// <param name="Fee">Part of what was used that is fee; it is not added to the liquidity.</param>
public readonly record struct RangeSwap<TReal>(TReal In, TReal Out, TReal Root, TReal Fee)
    where TReal : unmanaged;
