namespace MonteCarloRisk.MarketData.Depth;

/// <summary>How much of one token can be sold for another before the price has moved by all that a liquidator gains.</summary>
/// <param name="Sold">The token that is sold.</param>
/// <param name="Bought">The token that is bought.</param>
/// <param name="VolumeUsd">What can be sold, USD.</param>
/// <param name="LiquidationIncentive">Collateral taken over debt repaid, the limit of the slippage: 1.1 is an incentive of 10%.</param>
/// <param name="Time">When it was measured, UTC; null where the file does not say it.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
public readonly record struct SlippageVolume(string Sold, string Bought, double VolumeUsd, double LiquidationIncentive, DateTime? Time, long Line);
