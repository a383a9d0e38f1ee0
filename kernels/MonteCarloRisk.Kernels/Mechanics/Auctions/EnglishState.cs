namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>A running English auction.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Bid">Highest bid, in the numéraire; zero where there is none.</param>
/// <param name="Lot">Collateral that the highest bidder asks for it, in units.</param>
/// <param name="BidEnd">tic: when the bid wins, in seconds; zero where there is none.</param>
/// <param name="End">end: when the auction closes, in seconds.</param>
public readonly record struct EnglishState<TReal>(TReal Bid, TReal Lot, TReal BidEnd, TReal End)
    where TReal : unmanaged;
