namespace MonteCarloRisk.MarketData.PriceFiles;

/// <summary>The ways in which a price file may write its days. A column uses one of them throughout.</summary>
enum DayForm
{
    Dashed,
    Slashed,
    Compact,
    DateTime,
    UnixSeconds,
    UnixMilliseconds,
    UnixMicroseconds,
}
