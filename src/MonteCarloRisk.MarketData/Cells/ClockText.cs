namespace MonteCarloRisk.MarketData.Cells;

/// <summary>Reads a time of day and its offset: 14:00, 14:00:00.123Z, 2:00 PM, 02-PM, 14:00+02:00, 14:00:00 UTC.</summary>
static class ClockText
{
    const int MostFractionDigits = 9;

    /// <summary>Whether a text is a time of day.</summary>
    /// <param name="text">The text after the day and its blank or T.</param>
    /// <param name="sinceMidnight">Time since the midnight, UTC, at which the day begins: below zero or beyond a day where there is an offset. What is below 100 ns is cut.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out TimeSpan sinceMidnight)
    {
        sinceMidnight = default;
        int at = 0;
        if (!TryReadDigits(text, ref at, 1, 2, out int hour))
            return false;
        int minute = 0, second = 0;
        long fraction = 0;
        bool halfDay = at < text.Length && text[at] == '-';
        if (!halfDay)
        {
            if (!TryPass(text, ref at, ':') || !TryReadDigits(text, ref at, 2, 2, out minute))
                return false;
            if (TryPass(text, ref at, ':'))
            {
                if (!TryReadDigits(text, ref at, 2, 2, out second))
                    return false;
                if (TryPass(text, ref at, '.') && !TryReadFraction(text, ref at, out fraction))
                    return false;
            }
        }

        ReadOnlySpan<char> rest = text[at..].TrimStart();
        if (halfDay)
            rest = rest[1..];
        if (!TryPassHalf(ref rest, ref hour, halfDay) || hour > 23 || minute > 59 || second > 59 || !TryReadOffset(rest, out TimeSpan offset))
            return false;
        sinceMidnight = new TimeSpan(hour, minute, second) + TimeSpan.FromTicks(fraction) - offset;
        return true;
    }

    static bool TryPass(ReadOnlySpan<char> text, ref int at, char letter)
    {
        if (at >= text.Length || text[at] != letter)
            return false;
        at++;
        return true;
    }

    internal static bool TryReadDigits(ReadOnlySpan<char> text, ref int at, int fewest, int most, out int value)
    {
        int start = at;
        value = 0;
        for (; at < text.Length && at - start < most && (uint)(text[at] - '0') <= 9; at++)
            value = (value * 10) + text[at] - '0';
        return at - start >= fewest;
    }

    static bool TryReadFraction(ReadOnlySpan<char> text, ref int at, out long ticks)
    {
        ticks = 0;
        int start = at;
        long part = TimeSpan.TicksPerSecond;
        for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
        {
            part /= 10;
            ticks += part * (text[at] - '0');
        }

        return at - start is > 0 and <= MostFractionDigits;
    }

    // Hours of a half day run 12, 1, ..., 11.
    static bool TryPassHalf(ref ReadOnlySpan<char> rest, ref int hour, bool needed)
    {
        bool afternoon = rest.StartsWith("PM", StringComparison.OrdinalIgnoreCase);
        if (!afternoon && !rest.StartsWith("AM", StringComparison.OrdinalIgnoreCase))
            return !needed;
        rest = rest[2..].TrimStart();
        if (hour is < 1 or > 12)
            return false;
        hour = (hour % 12) + (afternoon ? 12 : 0);
        return true;
    }

    static bool TryReadOffset(ReadOnlySpan<char> rest, out TimeSpan offset)
    {
        offset = default;
        if (rest.Length == 0 || rest is "Z" or "z" or "UTC")
            return true;
        int at = 1;
        if (rest[0] is not ('+' or '-') || !TryReadDigits(rest, ref at, 2, 2, out int hours))
            return false;
        int minutes = 0;
        if (at < rest.Length)
        {
            _ = TryPass(rest, ref at, ':');
            if (!TryReadDigits(rest, ref at, 2, 2, out minutes))
                return false;
        }

        if (at != rest.Length || hours > 14 || minutes > 59)
            return false;
        offset = new TimeSpan(hours, minutes, 0);
        if (rest[0] == '-')
            offset = -offset;
        return true;
    }
}
