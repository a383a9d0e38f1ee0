namespace MonteCarloRisk.MarketData.Cells;

/// <summary>The ways in which a file may write a time.</summary>
public enum TimeForm
{
    /// <summary>A day: 2026-06-28.</summary>
    Dashed,

    /// <summary>A day: 2026/06/28.</summary>
    Slashed,

    /// <summary>A day: 20260628.</summary>
    Compact,

    /// <summary>A day, year first, with a time of day and perhaps an offset: 2026-06-28T14:00:00Z, 2026/06/28 14:00, 2026-06-28 02-PM. UTC where there is no offset.</summary>
    DateTime,

    /// <summary>A day with the month's name, with or without a time of day: Jun 28, 2026; 28 June 2026.</summary>
    MonthName,

    /// <summary>Numbers, day first, with or without a time of day: 28.06.2026, 28/06/2026 14:00.</summary>
    DayFirst,

    /// <summary>Numbers, month first, with or without a time of day: 06/28/2026, 6/28/2026 2:00 PM.</summary>
    MonthFirst,

    /// <summary>Seconds since 1970-01-01 UTC, within 1990 to 2100.</summary>
    UnixSeconds,

    /// <summary>Milliseconds since 1970-01-01 UTC, within 1990 to 2100.</summary>
    UnixMilliseconds,

    /// <summary>Microseconds since 1970-01-01 UTC, within 1990 to 2100.</summary>
    UnixMicroseconds,

    /// <summary>Nanoseconds since 1970-01-01 UTC, within 1990 to 2100; what is below 100 ns is cut.</summary>
    UnixNanoseconds,
}
