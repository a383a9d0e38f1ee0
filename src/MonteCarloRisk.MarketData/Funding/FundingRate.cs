namespace MonteCarloRisk.MarketData.Funding;

/// <summary>What holders of a perpetual future pay one another: longs to shorts where it is above zero.</summary>
/// <param name="Time">When it is paid, or the day whose rates it is the mean of, UTC.</param>
/// <param name="Asset">The asset on which the future is written.</param>
/// <param name="Rate">Fraction of the position's notional per <paramref name="Interval"/>.</param>
/// <param name="Interval">The time for which it is paid.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public readonly record struct FundingRate(DateTime Time, string Asset, double Rate, TimeSpan Interval, long Line);
