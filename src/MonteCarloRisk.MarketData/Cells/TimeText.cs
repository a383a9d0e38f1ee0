namespace MonteCarloRisk.MarketData.Cells;

/// <summary>Reads times: days, days with a time of day, unix times. Everything is brought to UTC.</summary>
static class TimeText
{
    public const string Allowed =
        "allowed are yyyy-MM-dd, yyyy/MM/dd, yyyyMMdd, the first two with a time of day, days with the month's name, and unix seconds, milliseconds, microseconds or nanoseconds, within the years 1990 to 2100 (days from 1900)";

    const int FirstYear = 1900;
    const int LastYear = 2100;
    const int LongestUnix = 19;

    static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>A form's name in a message.</summary>
    public static string Name(TimeForm form) => form switch
    {
        TimeForm.Dashed => "yyyy-MM-dd",
        TimeForm.Slashed => "yyyy/MM/dd",
        TimeForm.Compact => "yyyyMMdd",
        TimeForm.DateTime => "a date-time",
        TimeForm.MonthName => "a day with the month's name",
        TimeForm.DayFirst => "a day, day first",
        TimeForm.MonthFirst => "a day, month first",
        TimeForm.UnixSeconds => "unix seconds",
        TimeForm.UnixMilliseconds => "unix milliseconds",
        TimeForm.UnixMicroseconds => "unix microseconds",
        TimeForm.UnixNanoseconds => "unix nanoseconds",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    /// <summary>Whether a text is a time.</summary>
    /// <param name="text">The text, trimmed.</param>
    /// <param name="order">How 03/04/2020 is meant, <see cref="TimeForm.DayFirst"/> or <see cref="TimeForm.MonthFirst"/>; null where it is not known, and then it is no time.</param>
    /// <param name="time">The time, UTC.</param>
    /// <param name="form">How it was written.</param>
    public static bool TryRead(ReadOnlySpan<char> text, TimeForm? order, out DateTime time, out TimeForm form)
    {
        if (text.Length >= 10 && (text[4] is '-' or '/') && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]))
            return TryReadYearFirst(text, out time, out form) && IsInRange(time);
        if (text.Length > 0 && (uint)(text[0] - '0') <= 9 && TryReadNumber(text, out time, out form))
            return IsInRange(time);
        if (DayAndMonth.TryRead(text, out DayAndMonth parts))
        {
            form = order ?? default;
            time = default;
            return order is not null && parts.TryResolve(order == TimeForm.DayFirst, out time) && IsInRange(time);
        }

        form = TimeForm.MonthName;
        return TryReadMonthName(text, out time) && IsInRange(time);
    }

    /// <summary>Whether a text is a time in any form, even one with two meanings.</summary>
    public static bool IsWritten(ReadOnlySpan<char> text) => TryRead(text, order: null, out _, out _) || DayAndMonth.TryRead(text, out _);

    static bool IsInRange(DateTime time) => time.Year is >= FirstYear and <= LastYear;

    static bool TryReadYearFirst(ReadOnlySpan<char> text, out DateTime time, out TimeForm form)
    {
        char mark = text[4];
        form = mark == '-' ? TimeForm.Dashed : TimeForm.Slashed;
        int at = 0;
        time = default;
        if (!ClockText.TryReadDigits(text, ref at, 4, 4, out int year) || text[7] != mark)
            return false;
        at = 5;
        if (!ClockText.TryReadDigits(text, ref at, 2, 2, out int month))
            return false;
        at = 8;
        if (!ClockText.TryReadDigits(text, ref at, 2, 2, out int day) || !TryMakeDay(year, month, day, out time))
            return false;
        if (text.Length == 10)
            return true;
        form = TimeForm.DateTime;
        return TryAddClock(ref time, text[10..]);
    }

    static bool TryReadNumber(ReadOnlySpan<char> text, out DateTime time, out TimeForm form)
    {
        (time, form) = (default, TimeForm.Compact);
        int at = 0;
        ulong whole = 0;
        for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
            whole = (whole * 10) + (uint)(text[at] - '0');
        if (at > LongestUnix)
            return false;
        if (at == text.Length && at == 8)
            return TryMakeDay((int)(whole / 10000), (int)(whole / 100 % 100), (int)(whole % 100), out time);
        ReadOnlySpan<char> fraction = default;
        if (at < text.Length)
        {
            fraction = text[(at + 1)..];
            if (text[at] != '.' || fraction.ContainsAnyExceptInRange('0', '9'))
                return false;
        }

        return UnixTime.TryRead(whole, fraction, out time, out form);
    }

    // Jun 28, 2026; June 28 2026 14:00; 28 Jun 2026; 28-Jun-2026.
    static bool TryReadMonthName(ReadOnlySpan<char> text, out DateTime time)
    {
        time = default;
        int at = 0;
        bool dayFirst = ClockText.TryReadDigits(text, ref at, 1, 2, out int day);
        PassMarks(text, ref at);
        int start = at;
        while (at < text.Length && char.IsAsciiLetter(text[at]))
            at++;
        int month = MonthOf(text[start..at]);
        if (month == 0)
            return false;
        PassMarks(text, ref at);
        if (!dayFirst)
        {
            if (!ClockText.TryReadDigits(text, ref at, 1, 2, out day))
                return false;
            PassMarks(text, ref at);
        }

        return ClockText.TryReadDigits(text, ref at, 4, 4, out int year) && TryMakeDay(year, month, day, out time) && TryAddClock(ref time, text[at..]);
    }

    static void PassMarks(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or ',' or '-' or '.')
            at++;
    }

    static int MonthOf(ReadOnlySpan<char> name)
    {
        for (int i = 0; i < Months.Length && name.Length >= 3; i++)
        {
            if ((name.Length == 3 && name.Equals(Months[i].AsSpan(0, 3), StringComparison.OrdinalIgnoreCase)) || name.Equals(Months[i], StringComparison.OrdinalIgnoreCase))
                return i + 1;
        }

        return 0;
    }

    /// <summary>Whether there is such a day.</summary>
    internal static bool TryMakeDay(int year, int month, int day, out DateTime time)
    {
        time = default;
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        time = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        return true;
    }

    /// <summary>Adds what stands after a day: nothing, or a blank, T or comma and a time of day.</summary>
    internal static bool TryAddClock(ref DateTime time, ReadOnlySpan<char> rest)
    {
        if (rest.Length == 0)
            return true;
        if (rest[0] is not (' ' or 'T' or ',') || !ClockText.TryRead(rest[1..].TrimStart(), out TimeSpan sinceMidnight))
            return false;
        time += sinceMidnight;
        return true;
    }
}
