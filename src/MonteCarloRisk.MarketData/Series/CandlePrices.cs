namespace MonteCarloRisk.MarketData.Series;

/// <summary>Which prices a file gives for an interval.</summary>
public enum CandlePrices
{
    /// <summary>First, highest, lowest and last.</summary>
    OpenHighLowClose,

    /// <summary>One price: all four of a candle are this one, and its range says nothing.</summary>
    CloseOnly,
}
