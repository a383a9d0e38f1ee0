using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Whether what is asked beyond the margins can be told.</summary>
static class StudyChecks
{
    const int FewestScales = 3, MostScales = 50;
    const double MostScale = 100;
    const int MostSeeds = 256;

    public static void Check(MarketFile market, JsonPlace root)
    {
        if (market.Caps is { } caps)
            CapChecks.Check(market, caps, root.Member("caps"));
        if (market.Frontier is { } frontier)
            Check(frontier, root.Member("frontier"));
    }

    static void Check(FrontierSection asked, JsonPlace place)
    {
        JsonPlace scales = place.Member("scales");
        if (asked.Scales.Count is < FewestScales or > MostScales)
            throw scales.Fault($"{asked.Scales.Count} scales; {FewestScales} to {MostScales} are allowed");
        for (int i = 0; i < asked.Scales.Count; i++)
        {
            if (!(asked.Scales[i] > 0 && asked.Scales[i] <= MostScale))
                throw scales.Item(i).Refuse(asked.Scales[i], $"a scale is above 0 and at most {MostScale}");
            if (i > 0 && asked.Scales[i] <= asked.Scales[i - 1])
                throw scales.Item(i).Refuse(asked.Scales[i], "scales ascend");
        }

        if (!asked.Scales.Skip(1).SkipLast(1).Contains(1))
            throw scales.Fault("1, the rules as they are, has to be among the scales, with a smaller and a larger one beside it");
        CheckPaths(asked.Paths, asked.Seeds, place);
    }

    static void CheckPaths(long paths, int seeds, JsonPlace place)
    {
        if (seeds is < Jackknife.FewestGroups or > MostSeeds)
            throw place.Member("seeds").Refuse(seeds, $"{Jackknife.FewestGroups} to {MostSeeds} seeds are allowed");
        if (paths < 2L * seeds || paths > SimulationSettings.MaximumPaths)
            throw place.Member("paths").Refuse(paths, "two paths a seed or more are needed, at most 2^48 in all");
    }
}
