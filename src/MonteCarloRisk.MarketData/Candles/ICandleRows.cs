using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>The rows of an open file of candles.</summary>
interface ICandleRows : IDisposable
{
    /// <summary>How the file is read.</summary>
    CandleLayout Layout { get; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal; known once all rows have been read.</summary>
    string Sha256 { get; }

    /// <summary>Reads the next row.</summary>
    /// <param name="candle">The candle, where the row has all its prices.</param>
    /// <param name="blank">The row, where it has not.</param>
    CandleRow Read(out Candle candle, out BlankRow blank);
}

/// <summary>What the next row was.</summary>
enum CandleRow
{
    End,
    Candle,
    Blank,
}
