using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Oracles;

/// <summary>A cap on the exchange rate of a token that grows by staking: the price counts no more than a snapshot's rate with the largest growth since.</summary>
/// <remarks>Source: bgd-labs/aave-capo src/contracts/PriceCapAdapterBase.sol, where a year is 31,536,000 seconds. The contract rounds growth per second down, to one part in the rate's decimals.</remarks>
public static class GrowthCap<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Largest rate: snapshot (1 + growth elapsed), the growth a simple rate per year, elapsed in years of 365 days since the snapshot.</summary>
    public static TReal MostRate(TReal snapshot, TReal growth, TReal elapsed) => TReal.MultiplyAdd(snapshot * growth, elapsed, snapshot);

    /// <summary>Price of the token: basePrice min(rate, largest rate).</summary>
    public static TReal Price(TReal basePrice, TReal rate, TReal mostRate) => basePrice * TReal.Min(rate, mostRate);
}
