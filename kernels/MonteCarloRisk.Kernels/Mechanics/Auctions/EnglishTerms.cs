namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>Terms of an English auction, see <see cref="EnglishAuction{TReal, TMask}"/>.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="BidLifetime">ttl: time after which a bid that nobody betters wins, in seconds.</param>
/// <param name="Duration">tau: the longest time from the start, in seconds.</param>
/// <param name="Increment">beg: least ratio of a bid to the one before it, above one; 1.05 as a rule.</param>
public readonly record struct EnglishTerms<TReal>(TReal BidLifetime, TReal Duration, TReal Increment)
    where TReal : unmanaged;
