namespace MonteCarloRisk.MarketData.Series;

/// <summary>A row of a file that has a time but not all of its prices: it gives no candle.</summary>
/// <param name="Start">When its interval begins, UTC.</param>
/// <param name="Line">Line in the file, counted from 1 with the header; row of a Parquet file.</param>
/// <param name="Column">The first column of prices whose cell holds no value.</param>
public readonly record struct BlankRow(DateTime Start, long Line, string Column)
{
    /// <summary>The last price of the interval, where that is not among those that are missing.</summary>
    public double? Close { get; init; }
}
