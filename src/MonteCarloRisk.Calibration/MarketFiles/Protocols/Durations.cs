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

    public static void CheckOrZero(double value, JsonPlace place, string kind)
    {
        if (!(value >= 0 && value <= Longest)) throw place.Refuse(value, $"{kind} is in seconds, 0 or more and at most 2592000, which are 30 days; an hour is 3600");
    }
}
