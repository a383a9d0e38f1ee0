namespace MonteCarloRisk.MarketData.Cells;

/// <summary>
/// Unix times of unknown unit. From 1990 to 2100 seconds, milliseconds, microseconds and nanoseconds do not overlap, nor does one of them overlap
/// a day written as eight digits, or twelve or fourteen with the time of day.
/// </summary>
static class UnixTime
{
    const long FirstSecond = 631_152_000;
    const long LastSecond = 4_133_980_799;

    static readonly (TimeForm Form, long PerSecond)[] Units =
    [
        (TimeForm.UnixSeconds, 1), (TimeForm.UnixMilliseconds, 1000), (TimeForm.UnixMicroseconds, 1_000_000), (TimeForm.UnixNanoseconds, 1_000_000_000),
    ];

    /// <summary>Whether a number of units since 1970 lies within 1990 to 2100 in one of the units.</summary>
    /// <param name="whole">The whole units.</param>
    /// <param name="fraction">Digits of the fraction of a unit.</param>
    /// <param name="time">The time, cut to 100 ns.</param>
    /// <param name="form">The unit.</param>
    public static bool TryRead(ulong whole, ReadOnlySpan<char> fraction, out DateTime time, out TimeForm form)
    {
        foreach ((TimeForm unit, long perSecond) in Units)
        {
            if (whole < (ulong)(FirstSecond * perSecond) || whole / (ulong)perSecond > LastSecond)
                continue;
            long part = TimeSpan.TicksPerSecond / perSecond;
            long ticks = part > 0 ? (long)whole * part : (long)whole / (perSecond / TimeSpan.TicksPerSecond);
            for (int i = 0; i < fraction.Length && part > 1; i++)
            {
                part /= 10;
                ticks += part * (fraction[i] - '0');
            }

            (time, form) = (DateTime.UnixEpoch.AddTicks(ticks), unit);
            return true;
        }

        (time, form) = (default, default);
        return false;
    }
}
