using MonteCarloRisk.MarketData.Cells;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>How a file of candles is read: what its header, its first rows or a mapping said.</summary>
/// <param name="Time">When the candle begins.</param>
/// <param name="Open">First price of the interval; the column of closes where there are only closes.</param>
/// <param name="High">Highest price; the column of closes where there are only closes.</param>
/// <param name="Low">Lowest price; the column of closes where there are only closes.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Amount traded; null where the file has none.</param>
/// <param name="Symbol">Whose candles they are, the same in every row; null where the file does not say.</param>
/// <param name="HasHeader">Whether the first row of the table names the columns.</param>
public sealed record CandleLayout(
    CandleColumn Time,
    CandleColumn Open,
    CandleColumn High,
    CandleColumn Low,
    CandleColumn Close,
    CandleColumn? Volume,
    CandleColumn? Symbol,
    bool HasHeader)
{
    /// <summary>Whether the file has all four prices.</summary>
    public CandlePrices Prices => Open == Close && High == Close && Low == Close ? CandlePrices.CloseOnly : CandlePrices.OpenHighLowClose;

    /// <summary>How numbers are written; of no account in a Parquet file.</summary>
    public NumberForm Numbers { get; init; } = NumberForm.Plain;

    /// <summary>The order of day and month where they are written in numbers with the year last; null where the file does not tell it.</summary>
    public TimeForm? DayOrder { get; init; }

    /// <summary>The one form of times that a mapping allows; null where every form with one meaning is allowed.</summary>
    public TimeForm? TimeForm { get; init; }

    /// <summary>The last column that is read.</summary>
    internal int LastIndex => new[] { Time, Open, High, Low, Close, Volume ?? Close, Symbol ?? Close }.Max(column => column.Index);
}

/// <summary>A column that is read.</summary>
/// <param name="Index">Its number, counted from 0.</param>
/// <param name="Name">Its name in the file, or the name of what it holds where the file has no header.</param>
public readonly record struct CandleColumn(int Index, string Name);
