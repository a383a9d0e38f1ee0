namespace MonteCarloRisk.MarketData.Positions;

/// <summary>A borrower of Aave v3, whose oracle counts in dollars.</summary>
/// <param name="Account">The borrower's address.</param>
/// <param name="Collateral">Value of all collateral, USD.</param>
/// <param name="Debt">Value of all debt, USD.</param>
/// <param name="LiquidationThreshold">Weighted over the collateral: the loan to value at which liquidation begins, basis points.</param>
/// <param name="LoanToValue">Weighted over the collateral: the most that may be borrowed, basis points of its value.</param>
/// <param name="HealthFactor">Collateral × threshold / debt; liquidation is open below 1.</param>
/// <param name="WrappedStakedEther">Of the collateral, wstETH.</param>
/// <param name="EtherDebt">Of the debt, ETH.</param>
/// <param name="EfficiencyMode">Number of the group of correlated assets with a higher threshold; 0 for none.</param>
/// <param name="CoinbaseStakedEther">Of the collateral, cbETH.</param>
/// <param name="RocketPoolEther">Of the collateral, rETH.</param>
/// <param name="Prices">The oracle's prices.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public sealed record AaveV3Position(
    string Account,
    double Collateral,
    double Debt,
    double LiquidationThreshold,
    double LoanToValue,
    double HealthFactor,
    double WrappedStakedEther,
    double EtherDebt,
    int EfficiencyMode,
    double CoinbaseStakedEther,
    double RocketPoolEther,
    StakedEtherPrices Prices,
    long Line);

/// <summary>Oracle prices of ether and what is staked of it, USD per token.</summary>
/// <param name="Ether">Of ETH.</param>
/// <param name="WrappedStakedEther">Of wstETH.</param>
/// <param name="CoinbaseStakedEther">Of cbETH.</param>
/// <param name="RocketPoolEther">Of rETH.</param>
public readonly record struct StakedEtherPrices(double Ether, double WrappedStakedEther, double CoinbaseStakedEther, double RocketPoolEther);
