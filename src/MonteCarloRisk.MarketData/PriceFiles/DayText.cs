using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.MarketData.PriceFiles;

/// <summary>
/// Reads the day of a row. Date-times without an offset are UTC; others are brought to UTC before the day is taken.
/// </summary>
static class DayText
{
    public const string Allowed =
        "allowed are yyyy-MM-dd, yyyy/MM/dd, yyyyMMdd, ISO date-times, and unix seconds, milliseconds or microseconds, within the years 2009 to 2100";

    const int FirstYear = 2009;

    public static bool TryRead(ReadOnlySpan<char> text, out DateOnly day, out TimeForm form)
    {
        bool read = TimeText.TryRead(text, order: null, out DateTime time, out form);
        day = DateOnly.FromDateTime(time);
        return read && day.Year >= FirstYear && form is not (TimeForm.MonthName or TimeForm.UnixNanoseconds);
    }
}
