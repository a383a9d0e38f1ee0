namespace MonteCarloRisk.MarketData.Events;

/// <summary>A price that an oracle published.</summary>
/// <param name="Block">The block in which it did.</param>
/// <param name="PriceUsd">The price, USD; 0 before the oracle was set up.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public readonly record struct OracleUpdate(long Block, double PriceUsd, long Line);
