namespace MonteCarloRisk.MarketData.Events;

/// <summary>A liquidation on Compound v3.</summary>
/// <param name="Time">When it happened, UTC.</param>
/// <param name="Chain">The chain.</param>
/// <param name="Market">The market: its name says what was borrowed.</param>
/// <param name="Borrower">The borrower's address.</param>
/// <param name="ValueUsd">Value of the collateral taken, USD; 0 for dust.</param>
/// <param name="IncentiveUsd">What the liquidator could gain, USD.</param>
/// <param name="OracleAuction">Whether the right to act first on the oracle's update was sold (smart value recapture); null where it is not known.</param>
/// <param name="Transaction">Hash of the transaction.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public sealed record CompoundLiquidation(
    DateTime Time,
    string Chain,
    string Market,
    string Borrower,
    double ValueUsd,
    double IncentiveUsd,
    bool? OracleAuction,
    string Transaction,
    long Line);
