namespace MonteCarloRisk.MarketData.Gas;

/// <summary>A gas price, or the price of an asset beside it, at a time.</summary>
/// <param name="Time">The time, or the day whose average it is, UTC.</param>
/// <param name="Value">The value, above zero, in the file's unit.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public readonly record struct TimedValue(DateTime Time, double Value, long Line);
