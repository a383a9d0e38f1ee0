namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>Terms of Derive's auction of portfolios, see <see cref="TwoStageAuction{TReal, TMask}"/>.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="First">Share of the portfolio's value asked first, in (0, 1].</param>
/// <param name="Cutoff">Share at which the fast stage ends, below the first.</param>
/// <param name="FastLength">Length of the fast stage in seconds.</param>
/// <param name="SlowLength">Length of the slow stage in seconds.</param>
/// <param name="InsolventLength">Time in which what an insolvent account's bidder is paid grows to its most, in seconds.</param>
/// <param name="BufferShare">Share of the maintenance requirement by which it must be exceeded again.</param>
/// <param name="FeeShare">Share of the value auctioned that the security module is paid at the start.</param>
/// <param name="WholeBelow">Value below which the whole portfolio may be bought, in the numéraire.</param>
public readonly record struct TwoStageTerms<TReal>(
    TReal First, TReal Cutoff, TReal FastLength, TReal SlowLength, TReal InsolventLength, TReal BufferShare, TReal FeeShare, TReal WholeBelow)
    where TReal : unmanaged;
