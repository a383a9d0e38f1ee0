namespace MonteCarloRisk.MarketData.Series;

/// <summary>The prices of one interval as a file gives them. Nothing is promised about them but that every cell was a finite number: what is odd is for the cleaning rules to find.</summary>
/// <param name="Start">When the interval begins, UTC.</param>
/// <param name="Open">First price in the numéraire.</param>
/// <param name="High">Highest price in the numéraire.</param>
/// <param name="Low">Lowest price in the numéraire.</param>
/// <param name="Close">Last price in the numéraire.</param>
/// <param name="Volume">Amount traded, in the file's unit; null where the file has no volume or its cell is blank.</param>
/// <param name="Line">Line in the file, counted from 1 with the header; row of a Parquet file.</param>
public readonly record struct Candle(DateTime Start, double Open, double High, double Low, double Close, double? Volume, long Line);
