namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>
/// What a path knows of a market of perpetuals, where the state of its row says: the market, then its positions, longs by falling key and behind them shorts by rising key.
/// </summary>
/// <remarks>
/// A position keeps its units u, short below zero, and its cash as if no funding had been paid: equity = cash + u (price - funding), funding what one unit long has paid so far. So funding moves no position, and one that nobody has touched is
/// unhealthy where its key, entry price less margin over units, is above (of shorts below) a level that is the same for all.
/// </remarks>
public static class PerpetualState
{
    /// <summary>What one unit long has paid in funding since the start.</summary>
    public const int Funding = 0;

    /// <summary>Lowest level at which longs were looked at: threshold times price, less funding. Longs whose key is below it have never been unhealthy.</summary>
    public const int LongReach = 1;

    /// <summary>Highest level at which shorts were looked at: (2 - threshold) times price, less funding.</summary>
    public const int ShortReach = 2;

    /// <summary>What the market has paid for what was closed in it, below zero for shorts bought back, at prices less the funding so far.</summary>
    public const int MarketPaid = 3;

    /// <summary>Units of longs that are bankrupt when the date's liquidations are over.</summary>
    public const int LongUnits = 4;

    /// <summary>What their equity is below zero, together.</summary>
    public const int LongDeficit = 5;

    /// <summary>Units of bankrupt shorts, above zero.</summary>
    public const int ShortUnits = 6;

    /// <summary>What their equity is below zero, together.</summary>
    public const int ShortDeficit = 7;

    /// <summary>First slot of the positions.</summary>
    public const int First = 8;

    /// <summary>Of a position: its units, below zero where it is short.</summary>
    public const int Units = 0;

    /// <summary>Its cash, funding paid so far left out.</summary>
    public const int Cash = 1;

    /// <summary>Its rank among those that are deleveraged.</summary>
    public const int Rank = 2;

    /// <summary>Slots of a position.</summary>
    public const int Slots = 3;
}
