using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Durations of mechanisms, in seconds.</summary>
static class Durations
{
    // 30 days: an hour in milliseconds lies beyond it.
    const double Longest = 2_592_000;

    public static void Check(double value, JsonPlace place, string kind)
    {
        if (!(value > 0 && value <= Longest)) throw place.Refuse(value, $"{kind} is in seconds, above 0 and at most 2592000, which are 30 days; an hour is 3600");
    }

    /// <summary>A time in which blocks are made and messages arrive: beyond an hour it is in milliseconds.</summary>
    public static void CheckLatency(double value, JsonPlace place)
    {
        const double longest = 3600;
        if (!(value >= 0 && value <= longest)) throw place.Refuse(value, "a latency is in seconds, from 0 to 3600; a block or two are 12 to 24");
    }

    public static void CheckOrZero(double value, JsonPlace place, string kind)
    {
        if (!(value >= 0 && value <= Longest)) throw place.Refuse(value, $"{kind} is in seconds, 0 or more and at most 2592000, which are 30 days; an hour is 3600");
    }
}
