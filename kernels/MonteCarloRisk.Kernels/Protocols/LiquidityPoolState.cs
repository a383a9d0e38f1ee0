namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>
/// What a path knows of a market of perpetuals against a pool, where the state of its row says: the pool and its two sides, then the positions, longs by falling key and behind them shorts by rising key. Money is in the numéraire.
/// </summary>
/// <remarks>
/// A position keeps its units u, short below zero, and its margin m; its size s = |u| entry is what it was opened at. Equity = m + u (price - entry) - s borrowing, borrowing one number a side. So the profit of a side needs two sums:
/// units times price less sizes for longs, the reverse for shorts.
/// </remarks>
public static class LiquidityPoolState
{
    /// <summary>Fee that longs have run up since the start, over their size.</summary>
    public const int LongBorrowing = 0;

    /// <summary>The same of shorts.</summary>
    public const int ShortBorrowing = 1;

    /// <summary>Lowest level at which longs were looked at. Those whose key is below it have never been unhealthy.</summary>
    public const int LongReach = 2;

    /// <summary>Highest level at which shorts were looked at.</summary>
    public const int ShortReach = 3;

    /// <summary>Units of all longs.</summary>
    public const int LongUnits = 4;

    /// <summary>Their sizes.</summary>
    public const int LongSize = 5;

    /// <summary>Units of all shorts, above zero.</summary>
    public const int ShortUnits = 6;

    /// <summary>Their sizes.</summary>
    public const int ShortSize = 7;

    /// <summary>Units of its asset that the pool holds, out of which longs are paid.</summary>
    public const int PoolUnits = 8;

    /// <summary>What it holds in the numéraire, out of which shorts are paid and into which losses and fees go.</summary>
    public const int PoolCash = 9;

    /// <summary>Units that longs were paid.</summary>
    public const int PaidUnits = 10;

    /// <summary>What traders were paid in the numéraire: profits of shorts, and margins given back.</summary>
    public const int PaidCash = 11;

    /// <summary>What traders whose positions were closed have had of the pool, less what it has had of them, at the prices of those dates; it begins with what all had gained by today, below zero.</summary>
    public const int Gained = 12;

    /// <summary>Units that were deleveraged, of shorts below zero.</summary>
    public const int Deleveraged = 13;

    /// <summary>The same at the prices at which they were.</summary>
    public const int DeleveragedValue = 14;

    /// <summary>The largest net profit of all traders since today on a date, open positions marked at the price, whatever margins cover and before what the pool does not pay; zero or more.</summary>
    public const int LargestProfit = 15;

    /// <summary>First slot of the positions.</summary>
    public const int First = 16;

    /// <summary>Of a position: its units, below zero where it is short.</summary>
    public const int Units = 0;

    /// <summary>Its margin.</summary>
    public const int Margin = 1;

    /// <summary>Slots of a position.</summary>
    public const int Slots = 2;
}
