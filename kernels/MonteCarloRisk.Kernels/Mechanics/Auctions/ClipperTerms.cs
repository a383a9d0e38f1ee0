namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>Terms of a Dutch auction of Maker's second liquidation system, see <see cref="Clipper{TReal, TMask}"/>.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Buffer">buf: the first price over that of the oracle, above zero; 1.1 is ten percent above it.</param>
/// <param name="Tail">tail: the longest time before an auction must be reset, in seconds.</param>
/// <param name="Cusp">cusp: share of its first price below which an auction must be reset, in [0, 1).</param>
/// <param name="FixedIncentive">tip: what a keeper is paid for each start, in the numéraire.</param>
/// <param name="IncentiveShare">chip: share of the tab that a keeper is paid besides.</param>
/// <param name="Penalty">chop: what is to be raised over the debt, 1.13 for a penalty of 13 percent.</param>
/// <param name="Dust">dust: the least debt that a vault may have, in the numéraire. What an auction must have left to raise is dust times chop (chost).</param>
public readonly record struct ClipperTerms<TReal>(TReal Buffer, TReal Tail, TReal Cusp, TReal FixedIncentive, TReal IncentiveShare, TReal Penalty, TReal Dust)
    where TReal : unmanaged;
