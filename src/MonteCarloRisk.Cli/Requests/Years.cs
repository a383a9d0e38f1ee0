using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Cli.Requests;

/// <summary>Times in years. Every comparison is written so that an infinity fails it.</summary>
static class Years
{
    /// <summary>Beyond it, days were written for years.</summary>
    const double Longest = 100;

    const double LongestHorizon = 10;

    const double LongestProtocolHorizon = 2;

    public static void CheckExpiry(double value, JsonPlace place)
    {
        if (!(value >= 0 && value <= Longest)) throw place.Refuse(value, $"an expiry is 0 to {Longest} years from today");
    }

    public static void CheckOpenExpiry(double value, JsonPlace place)
    {
        if (!(value > 0 && value <= Longest)) throw place.Refuse(value, $"the expiry of a held option is above 0 and at most {Longest} years from today");
    }

    public static void CheckHorizon(double value, JsonPlace place)
    {
        if (!(value > 0 && value <= LongestHorizon)) throw place.Refuse(value, $"a horizon is in years, above 0 and at most {LongestHorizon}; 30 days are 0.0822");
    }

    /// <summary>A protocol's positions stay as they are, so a horizon of years says nothing of it.</summary>
    public static void CheckProtocolHorizon(double value, JsonPlace place)
    {
        if (!(value > 0 && value <= LongestProtocolHorizon)) throw place.Refuse(value, $"a protocol's horizon is in years, above 0 and at most {LongestProtocolHorizon}; 30 days are 0.0822");
    }
}
