using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>When something goes wrong: perYear or at.</summary>
static class Occurrences
{
    const double MostPerYear = 10_000;

    public static Occurrence Of(double? perYear, double? at, JsonPlace place)
    {
        if (perYear is null == at is null) throw place.Fault("perYear or at is needed, and not both: how often it happens, or at which second from the start");
        if (at is { } seconds)
        {
            Durations.Check(seconds, place.Member("at"), "a moment");
            return new Occurrence.Once(seconds);
        }

        Fractions.CheckWithin(perYear ?? 0, 0, MostPerYear, place.Member("perYear"), "a number of times a year");
        return new Occurrence.AtRandom(perYear ?? 0);
    }
}
