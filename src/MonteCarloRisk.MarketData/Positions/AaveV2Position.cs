namespace MonteCarloRisk.MarketData.Positions;

/// <summary>A borrower of Aave v2, whose oracle counts in ether.</summary>
/// <param name="Account">The borrower's address.</param>
/// <param name="Collateral">Value of all collateral, ETH.</param>
/// <param name="Debt">Value of all debt, ETH.</param>
/// <param name="LiquidationThreshold">Weighted over the collateral: the loan to value at which liquidation begins, basis points.</param>
/// <param name="LoanToValue">Weighted over the collateral: the most that may be borrowed, basis points of its value.</param>
/// <param name="HealthFactor">Collateral × threshold / debt; liquidation is open below 1.</param>
/// <param name="StakedEther">Of the collateral, stETH.</param>
/// <param name="EtherDebt">Of the debt, ETH.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public sealed record AaveV2Position(
    string Account,
    double Collateral,
    double Debt,
    double LiquidationThreshold,
    double LoanToValue,
    double HealthFactor,
    double StakedEther,
    double EtherDebt,
    long Line);
