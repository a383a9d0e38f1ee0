namespace MonteCarloRisk.MarketData.Depth;

/// <summary>What lies in an order book between the middle price and a distance from it.</summary>
/// <param name="Time">When the book was looked at, UTC.</param>
/// <param name="DistancePercent">Distance from the middle, percent of it: bids below zero, asks above.</param>
/// <param name="Tokens">Orders within it, token units.</param>
/// <param name="Notional">Orders within it, in the numéraire.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public readonly record struct BookDepth(DateTime Time, double DistancePercent, double Tokens, double Notional, long Line);
