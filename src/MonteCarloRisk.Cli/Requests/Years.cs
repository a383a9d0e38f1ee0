using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Cli.Requests;

/// <summary>Times in years. Every comparison is written so that an infinity fails it.</summary>
static class Years
{
    /// <summary>Beyond it, days were written for years.</summary>
    const double Longest = 100;

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
        if (!(value > 0 && value <= Longest)) throw place.Refuse(value, $"a horizon is above 0 and at most {Longest} years");
    }
}
