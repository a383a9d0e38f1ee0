namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Prices of collateral and of the asset that is owed, in the numéraire.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Collateral">What the protocol sees of the collateral.</param>
/// <param name="Debt">What it sees of the asset owed.</param>
/// <param name="DebtMarket">What the asset owed costs on the market.</param>
internal readonly record struct PairPrices<TReal>(TReal Collateral, TReal Debt, TReal DebtMarket)
    where TReal : unmanaged;
