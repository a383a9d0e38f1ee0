namespace MonteCarloRisk.MarketData.Series;

/// <summary>Candles of one asset from one file, in the file's order turned oldest first.</summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="File">The file as its user named it.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
/// <param name="Interval">Length of every candle.</param>
/// <param name="Candles">The candles; at least one.</param>
public sealed record CandleSeries(string Asset, string File, string Sha256, TimeSpan Interval, IReadOnlyList<Candle> Candles)
{
    /// <summary>Which prices the file gives; where it is only closes, the range of a candle says nothing.</summary>
    public CandlePrices Prices { get; init; } = CandlePrices.OpenHighLowClose;

    /// <summary>Whether the file lists its newest row first.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>Rows that gave no candle since a price is missing, in the order of the candles.</summary>
    public IReadOnlyList<BlankRow> BlankRows { get; init; } = [];
}
