using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Targets that can be met.</summary>
static class TargetChecks
{
    public const int LongestHorizon = 3650;

    public static void Check(TargetSection target, JsonPlace place)
    {
        Ranges.CheckProbability(target.InsolvencyProbability, place.Member("insolvencyProbability"), "a target probability");
        Ranges.CheckProbability(target.BreachProbability, place.Member("breachProbability"), "a target probability");
        if (target.BeyondBackstopProbability is { } beyond)
            Ranges.CheckProbability(beyond, place.Member("beyondBackstopProbability"), "a target probability");
        Ranges.CheckConfidenceLevel(target.ConfidenceLevel, place.Member("confidenceLevel"));
        if (target.HorizonDays is null == target.Horizon is null)
            throw place.Fault($"{(target.Horizon is null ? "neither" : "both")} of horizonDays and horizon stand here; exactly one is needed");
        if (target.HorizonDays is { } days and (< 1 or > LongestHorizon))
            throw place.Member("horizonDays").Refuse(days, $"1 to {LongestHorizon} days are allowed");
    }

    public static void CheckHorizon(int days, object written, JsonPlace place)
    {
        if (days < 1)
            throw place.Refuse(written, "the horizon is in the past; it is one day or more after the as-of date");
        if (days > LongestHorizon)
            throw place.Refuse(written, $"a horizon is at most {LongestHorizon} days");
    }
}
