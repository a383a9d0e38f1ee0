using System.Globalization;

namespace MonteCarloRisk.MarketData.Tests.Fuzz;

/// <summary>The time that a text is, by the base library.</summary>
static class ReferenceTimes
{
    static readonly string[] Forms =
    [
        .. from day in new[] { "yyyy-MM-dd", "yyyy/MM/dd" }
           from clock in new[] { "", " H:mm", " H:mm:ss", "TH:mm", "TH:mm:ss", ",H:mm", ",H:mm:ss", " H:mm:ss.FFFFFFF", "TH:mm:ss.FFFFFFF", " hh-tt", " h-tt" }
           from zone in clock.Length == 0 || clock.EndsWith("tt", StringComparison.Ordinal) ? [""] : new[] { "", "zzz", " zzz", "K", " tt" }
           select day + (zone.EndsWith("tt", StringComparison.Ordinal) ? clock.Replace('H', 'h') : clock) + zone,
        "yyyyMMdd",
    ];

    public static DateTime? Read(string text)
    {
        // ISO 8601 and RFC 3339 allow a small z, the base library does not.
        string zoned = text.EndsWith('z') ? $"{text[..^1]}Z" : text;
        if (DateTimeOffset.TryParseExact(zoned, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowInnerWhite, out DateTimeOffset time))
            return time.UtcDateTime;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
            return null;
        for (decimal unit = 1; unit <= 1_000_000_000; unit *= 1000)
        {
            decimal seconds = number / unit;
            if (seconds is >= 631_152_000 and < 4_133_980_800)
                return DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        }

        return null;
    }
}
