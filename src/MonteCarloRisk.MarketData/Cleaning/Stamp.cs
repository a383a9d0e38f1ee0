using System.Globalization;

namespace MonteCarloRisk.MarketData.Cleaning;

/// <summary>How findings write times and prices.</summary>
static class Stamp
{
    /// <summary>A day, or a day and a time where the time is not midnight.</summary>
    public static string Of(DateTime time) => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The two ends of a span, or one where they are equal.</summary>
    public static string Span(DateTime first, DateTime last) => first == last ? Of(first) : $"{Of(first)} to {Of(last)}";
}
