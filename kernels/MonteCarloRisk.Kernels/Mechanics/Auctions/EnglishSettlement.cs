namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>How an English auction ended.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Paid">What the winner paid, in the numéraire.</param>
/// <param name="Bought">What it got, in units of collateral.</param>
/// <param name="Returned">What went back to the vault's owner, in units.</param>
/// <param name="BadDebt">Debt that the payment does not cover.</param>
/// <param name="Surplus">Payment beyond the debt: penalty for the protocol.</param>
public readonly record struct EnglishSettlement<TReal>(TReal Paid, TReal Bought, TReal Returned, TReal BadDebt, TReal Surplus)
    where TReal : unmanaged;
