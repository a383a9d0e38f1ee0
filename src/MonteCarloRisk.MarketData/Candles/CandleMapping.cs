using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>Says which column of a file is what, where the file does not say it itself or more than one reading is possible.</summary>
/// <param name="Time">When the candle begins.</param>
/// <param name="Prices">Where the prices stand.</param>
public sealed record CandleMapping(ColumnKey Time, PriceColumnKeys Prices)
{
    /// <summary>Amount traded; null where it is not to be read.</summary>
    public ColumnKey? Volume { get; init; }

    /// <summary>How times are written; null where every cell that has only one meaning is read.</summary>
    public TimeForm? TimeForm { get; init; }

    /// <summary>How numbers are written; null where the file's first rows tell.</summary>
    public NumberForm? Numbers { get; init; }

    /// <summary>What stands between cells: a comma, a semicolon, a tab or a bar; null where the first row tells.</summary>
    public CellSeparator? Separator { get; init; }
}

/// <summary>Where the prices of a candle stand.</summary>
public abstract record PriceColumnKeys
{
    PriceColumnKeys()
    {
    }

    /// <summary>All four prices.</summary>
    /// <param name="Open">First price of the interval.</param>
    /// <param name="High">Highest price.</param>
    /// <param name="Low">Lowest price.</param>
    /// <param name="Close">Last price.</param>
    public sealed record OpenHighLowClose(ColumnKey Open, ColumnKey High, ColumnKey Low, ColumnKey Close) : PriceColumnKeys;

    /// <summary>One price an interval: the candle's four prices are this one.</summary>
    /// <param name="Close">The price.</param>
    public sealed record CloseOnly(ColumnKey Close) : PriceColumnKeys;
}
