using System.Globalization;

namespace MonteCarloRisk.MarketData.PriceFiles;

/// <summary>
/// Reads the day of a row. Date-times without an offset are UTC; others are brought to UTC before the day is taken.
/// Unix times are told apart by magnitude: from 2009 to 2100 seconds, milliseconds and microseconds do not overlap.
/// </summary>
static class DayText
{
    public const string Allowed =
        "allowed are yyyy-MM-dd, yyyy/MM/dd, yyyyMMdd, ISO date-times, and unix seconds, milliseconds or microseconds, within the years 2009 to 2100";

    public const int FirstYear = 2009;
    public const int LastYear = 2100;

    const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    static readonly string[] DateTimeForms =
        (from day in new[] { "yyyy-MM-ddT", "yyyy-MM-dd ", "yyyy/MM/dd " }
         from time in new[] { "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF" }
         select day + time + "K").ToArray();

    public static string Name(DayForm form) => form switch
    {
        DayForm.Dashed => "yyyy-MM-dd",
        DayForm.Slashed => "yyyy/MM/dd",
        DayForm.Compact => "yyyyMMdd",
        DayForm.DateTime => "a date-time",
        DayForm.UnixSeconds => "unix seconds",
        DayForm.UnixMilliseconds => "unix milliseconds",
        DayForm.UnixMicroseconds => "unix microseconds",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    public static bool TryRead(string text, out DateOnly day, out DayForm form) =>
        (TryReadDate(text, out day, out form) || TryReadDateTime(text, out day, out form) || TryReadUnixTime(text, out day, out form))
        && day.Year is >= FirstYear and <= LastYear;

    static bool TryReadDate(string text, out DateOnly day, out DayForm form)
    {
        foreach (DayForm candidate in new[] { DayForm.Dashed, DayForm.Slashed, DayForm.Compact })
        {
            form = candidate;
            if (DateOnly.TryParseExact(text, Name(candidate), CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
                return true;
        }

        (day, form) = (default, default);
        return false;
    }

    static bool TryReadDateTime(string text, out DateOnly day, out DayForm form)
    {
        string stamp = text.EndsWith(" UTC", StringComparison.Ordinal) ? text[..^4] : text;
        bool read = DateTimeOffset.TryParseExact(
            stamp, DateTimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time);
        (day, form) = (DateOnly.FromDateTime(time.UtcDateTime), DayForm.DateTime);
        return read;
    }

    static bool TryReadUnixTime(string text, out DateOnly day, out DayForm form)
    {
        (day, form) = (default, default);
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
            return false;
        foreach ((DayForm candidate, long ticks) in new[]
        {
            (DayForm.UnixSeconds, TimeSpan.TicksPerSecond),
            (DayForm.UnixMilliseconds, TimeSpan.TicksPerMillisecond),
            (DayForm.UnixMicroseconds, TicksPerMicrosecond),
        })
        {
            if (number > (DateTime.MaxValue - DateTime.UnixEpoch).Ticks / ticks)
                continue;
            DateOnly read = DateOnly.FromDateTime(DateTime.UnixEpoch.AddTicks((long)(number * ticks)));
            if (read.Year is < FirstYear or > LastYear)
                continue;
            (day, form) = (read, candidate);
            return true;
        }

        return false;
    }
}
