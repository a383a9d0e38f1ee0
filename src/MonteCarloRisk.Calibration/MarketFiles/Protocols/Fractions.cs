using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Fractions of mechanisms.</summary>
static class Fractions
{
    public static void Check(double value, JsonPlace place, string kind)
    {
        if (!(value >= 0 && value <= 1)) throw place.Refuse(value, $"{kind} is a fraction from 0 to 1; 0.05 is 5%");
    }

    public static void CheckAboveZero(double value, JsonPlace place, string kind)
    {
        if (!(value > 0 && value <= 1)) throw place.Refuse(value, $"{kind} is a fraction above 0 and at most 1; 0.8 is 80%");
    }

    public static void CheckBelowOne(double value, JsonPlace place, string kind)
    {
        if (!(value >= 0 && value < 1)) throw place.Refuse(value, $"{kind} is a fraction from 0 to below 1; 0.05 is 5%");
    }

    public static void CheckWithin(double value, double low, double high, JsonPlace place, string kind)
    {
        if (!(value >= low && value <= high)) throw place.Refuse(value, FormattableString.Invariant($"{kind} is from {low} to {high}"));
    }

    public static void CheckAmountAboveZero(double value, JsonPlace place, string kind)
    {
        Ranges.CheckAmount(value, place, kind);
        if (value == 0) throw place.Refuse(value, $"{kind} is above zero");
    }
}
