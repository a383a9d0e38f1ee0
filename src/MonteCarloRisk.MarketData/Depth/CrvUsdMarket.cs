using MonteCarloRisk.MarketData.Positions;

namespace MonteCarloRisk.MarketData.Depth;

/// <summary>A crvUSD market at one block: its exchange of bands, its borrowers, and the pools that hold crvUSD to a dollar.</summary>
/// <param name="Name">The market's name.</param>
/// <param name="Collateral">Symbol of the collateral.</param>
/// <param name="Block">The block.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Amplification">A: neighbouring bands differ in price by the factor (A - 1) / A.</param>
/// <param name="SwapFee">Fee of the exchange, a fraction.</param>
/// <param name="BasePrice">Price at the top of band 0, crvUSD per token.</param>
/// <param name="OraclePrice">The oracle's price, USD per token.</param>
/// <param name="ActiveBand">The band in which the exchange trades.</param>
/// <param name="LiquidationDiscount">Discount on the collateral in a borrower's health, a fraction.</param>
/// <param name="LoanDiscount">Discount on the collateral in what may be borrowed, a fraction.</param>
/// <param name="TotalCollateral">All collateral, tokens.</param>
/// <param name="TotalDebt">All debt, crvUSD.</param>
/// <param name="Bands">The bands in the order of the file.</param>
/// <param name="Positions">The borrowers in the order of the file.</param>
/// <param name="Pools">The pools against dollars.</param>
/// <param name="PegKeepers">What stabilizes the pools.</param>
public sealed record CrvUsdMarket(
    string Name,
    string Collateral,
    long Block,
    DateTime Time,
    double Amplification,
    double SwapFee,
    double BasePrice,
    double OraclePrice,
    int ActiveBand,
    double LiquidationDiscount,
    double LoanDiscount,
    double TotalCollateral,
    double TotalDebt,
    IReadOnlyList<PriceBand> Bands,
    IReadOnlyList<CrvUsdPosition> Positions,
    IReadOnlyList<StablePool> Pools,
    IReadOnlyList<PegKeeper> PegKeepers);

/// <summary>A band of prices in which collateral is sold and bought back.</summary>
/// <param name="Number">Its number; prices fall as it rises.</param>
/// <param name="Stablecoin">What lies in it, crvUSD.</param>
/// <param name="Collateral">What lies in it, tokens of the collateral.</param>
/// <param name="UpperPrice">Oracle price at its upper end, USD per token.</param>
/// <param name="LowerPrice">Oracle price at its lower end, USD per token.</param>
public readonly record struct PriceBand(int Number, double Stablecoin, double Collateral, double UpperPrice, double LowerPrice);

/// <summary>A pool that exchanges stablecoins.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its address.</param>
/// <param name="Amplification">How flat its price is near balance.</param>
/// <param name="Coins">What lies in it.</param>
public sealed record StablePool(string Name, string Address, double Amplification, IReadOnlyList<PooledCoin> Coins);

/// <summary>A coin of a pool.</summary>
/// <param name="Symbol">The coin.</param>
/// <param name="RawBalance">What lies in the pool, in the coin's smallest unit.</param>
/// <param name="Decimals">Decimals of the coin.</param>
public readonly record struct PooledCoin(string Symbol, double RawBalance, int Decimals);

/// <summary>A contract that mints crvUSD into a pool and takes it out to hold its price.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Pool">Address of the pool.</param>
/// <param name="RawDebt">What it has minted and not yet taken out, 10^-18 crvUSD.</param>
public sealed record PegKeeper(string Address, string Pool, double RawDebt);
