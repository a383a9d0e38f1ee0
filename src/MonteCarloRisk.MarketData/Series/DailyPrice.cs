namespace MonteCarloRisk.MarketData.Series;

/// <summary>The close of one day and where it stands.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Close">The closing price in the numéraire, above zero.</param>
/// <param name="Line">Line in the file, counted from 1 with the header; row of a Parquet file.</param>
public readonly record struct DailyPrice(DateOnly Day, double Close, long Line);
