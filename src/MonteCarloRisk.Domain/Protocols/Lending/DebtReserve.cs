using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Domain.Protocols.Lending;

/// <summary>An asset that is lent beside the numéraire. Amounts are in its units.</summary>
/// <param name="Interest">What debts in it cost, and what is supplied.</param>
/// <param name="Oracle">The price that the protocol sees; null where the asset is collateral too, whose oracle it is.</param>
public sealed record DebtReserve(InterestCurve Interest, PriceOracle? Oracle)
{
    /// <summary>Whether collateral with a debt ceiling may owe it.</summary>
    public bool BorrowableInIsolation { get; init; }
}
