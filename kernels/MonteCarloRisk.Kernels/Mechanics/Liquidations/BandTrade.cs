namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>What arbitrage did to a band. It holds what it held, plus what came in, fees included, less what went out.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="State">What is in the band afterwards.</param>
/// <param name="BorrowedIn">Borrowed coin that came in; below zero where it went out.</param>
/// <param name="CollateralIn">Collateral that came in; below zero where it went out.</param>
/// <param name="Fee">Part of what came in that is fee, in the coin that came in.</param>
public readonly record struct BandTrade<TReal>(BandState<TReal> State, TReal BorrowedIn, TReal CollateralIn, TReal Fee)
    where TReal : unmanaged;
