namespace MonteCarloRisk.MarketData.Events;

/// <summary>A liquidation on Aave v2 as its subgraph gave it: before 2021-07-28 in raw integers, later in tokens.</summary>
/// <param name="Time">When it happened, UTC.</param>
/// <param name="Pool">Address of the market.</param>
/// <param name="Borrower">The borrower's address.</param>
/// <param name="Liquidator">The liquidator's address; null where the file does not say it.</param>
/// <param name="CollateralAsset">What was taken.</param>
/// <param name="CollateralAmount">How much of it, in <paramref name="Unit"/>.</param>
/// <param name="DebtAsset">What was repaid.</param>
/// <param name="DebtAmount">How much of it, in <paramref name="Unit"/>.</param>
/// <param name="DebtPriceEther">Oracle price of the debt, ETH per token; in wei where <paramref name="Unit"/> is raw; null where missing.</param>
/// <param name="DebtPriceUsd">The file's USD price of the debt; of no use where <paramref name="Unit"/> is raw; null where missing.</param>
/// <param name="CollateralPriceEther">Oracle price of the collateral, ETH per token; in wei where <paramref name="Unit"/> is raw; null where missing.</param>
/// <param name="CollateralPriceUsd">The file's USD price of the collateral; of no use where <paramref name="Unit"/> is raw; null where missing.</param>
/// <param name="DebtUsd">Value of the debt repaid, USD; of no use where <paramref name="Unit"/> is raw; null where missing.</param>
/// <param name="CollateralUsd">Value of the collateral taken, USD; of no use where <paramref name="Unit"/> is raw; null where missing.</param>
/// <param name="Unit">What the amounts are counted in.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public sealed record AaveLiquidation(
    DateTime Time,
    string Pool,
    string Borrower,
    string? Liquidator,
    string CollateralAsset,
    double CollateralAmount,
    string DebtAsset,
    double DebtAmount,
    double? DebtPriceEther,
    double? DebtPriceUsd,
    double? CollateralPriceEther,
    double? CollateralPriceUsd,
    double? DebtUsd,
    double? CollateralUsd,
    AmountUnit Unit,
    long Line);

/// <summary>What amounts of tokens are counted in.</summary>
public enum AmountUnit
{
    /// <summary>Tokens.</summary>
    Token,

    /// <summary>The token's smallest unit: tokens times ten to the power of its decimals.</summary>
    RawInteger,
}
