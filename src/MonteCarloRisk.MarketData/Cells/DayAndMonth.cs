namespace MonteCarloRisk.MarketData.Cells;

/// <summary>A day written in numbers with the year last, whose first two numbers may stand for day and month either way: 03/04/2020.</summary>
/// <param name="First">The first number.</param>
/// <param name="Second">The second number.</param>
/// <param name="Year">The year.</param>
/// <param name="Clock">Time since the midnight, UTC, at which the day begins.</param>
readonly record struct DayAndMonth(int First, int Second, int Year, TimeSpan Clock)
{
    public static bool TryRead(ReadOnlySpan<char> text, out DayAndMonth parts)
    {
        parts = default;
        int at = 0;
        if (!ClockText.TryReadDigits(text, ref at, 1, 2, out int first) || at >= text.Length)
            return false;
        char mark = text[at++];
        if (mark is not ('/' or '.' or '-') || !ClockText.TryReadDigits(text, ref at, 1, 2, out int second) || at >= text.Length || text[at++] != mark)
            return false;
        if (!ClockText.TryReadDigits(text, ref at, 4, 4, out int year))
            return false;
        DateTime clock = DateTime.UnixEpoch;
        if (!TimeText.TryAddClock(ref clock, text[at..]))
            return false;
        parts = new DayAndMonth(first, second, year, clock - DateTime.UnixEpoch);
        return true;
    }

    /// <summary>The time, with day and month in the order given, where there is such a day.</summary>
    public bool TryResolve(bool dayFirst, out DateTime time)
    {
        bool exists = TimeText.TryMakeDay(Year, dayFirst ? Second : First, dayFirst ? First : Second, out time);
        time += exists ? Clock : default;
        return exists;
    }
}
