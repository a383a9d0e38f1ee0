using System.Globalization;
using System.Text.Json;
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
    const int MostModels = 20;

    public static void Check(MarketFile market, JsonPlace root)
    {
        if (market.Caps is { } caps)
            CapChecks.Check(market, caps, root.Member("caps"));
        if (market.Frontier is { } frontier)
            Check(frontier, root.Member("frontier"));
        if (market.Sensitivities is { } sensitivities)
            CheckPaths(sensitivities.Paths, sensitivities.Seeds, root.Member("sensitivities"));
        if (market.CollateralSelection is { } selection)
            Check(selection, root.Member("collateralSelection"));
        if (market.Allocation is { } allocation)
            Check(allocation, market, root);
        if (market.ModelRisk is { } risk)
            Check(risk, market, root.Member("modelRisk"));
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

    static void Check(CollateralSelectionSection asked, JsonPlace place)
    {
        if (!(asked.Share > 0 && asked.Share <= 1))
            throw place.Member("share").Refuse(asked.Share, "a share is above 0 and at most 1");
        CheckPaths(asked.Paths, asked.Seeds, place);
    }

    static void Check(AllocationSection asked, MarketFile market, JsonPlace root)
    {
        JsonPlace place = root.Member("allocation");
        if (market.Accounts.Count == 0)
            throw place.Fault("the market has no accounts whose losses could be allocated");
        if (asked.TailLevels is { Count: 0 }) throw place.Member("tailLevels").Fault("0 levels; without the member all of protocol.tailLevels are allocated");
        IReadOnlyList<double> kept = market.Protocol.ToTerms().TailLevels;
        for (int i = 0; i < asked.TailLevels?.Count; i++)
        {
            if (!kept.Contains(asked.TailLevels[i]))
                throw place.Member("tailLevels").Item(i).Refuse(asked.TailLevels[i], FormattableString.Invariant($"a level is one of protocol.tailLevels: {string.Join(", ", kept.Select(level => level.ToString(CultureInfo.InvariantCulture)))}"));
            if (i > 0 && asked.TailLevels[i] <= asked.TailLevels[i - 1])
                throw place.Member("tailLevels").Item(i).Refuse(asked.TailLevels[i], "levels ascend");
        }
    }

    static void Check(ModelRiskSection asked, MarketFile market, JsonPlace place)
    {
        JsonPlace models = place.Member("models");
        if (asked.Models.Count is 0 or > MostModels)
            throw models.Fault($"{asked.Models.Count} laws; 1 to {MostModels} are allowed");
        for (int i = 0; i < asked.Models.Count; i++)
        {
            if (asked.Models[i] is null)
                throw models.Item(i).Refuse(null, "an object is needed");
            AssetChecks.CheckReturns(asked.Models[i], models.Item(i));
            if (asked.Models[i] is ReturnsChoice.GroupedStudent { Groups: { } groups })
                StudentGroupChecks.Check(groups, [.. market.Assets.Select(asset => asset.Name)], models.Item(i).Member("groups"));
            // Records hold lists, which are equal by what is in them only once written.
            if (asked.Models.Take(i).Any(before => JsonSerializer.Serialize(before) == JsonSerializer.Serialize(asked.Models[i])))
                throw models.Item(i).Fault("this law stands here already, and would count twice");
        }

        if (asked.Rule is ModelRiskRuleChoice.Quantile { Level: var level } && !(level > 0 && level <= 1))
            throw place.Member("rule").Member("level").Refuse(level, "a share of the models is above 0 and at most 1");
        if (asked.Recommendation == RecommendationBasis.Rule && market.FittingError is not null)
            throw place.Member("recommendation").Fault("a fitting error is that of the market's own model, on which these margins do not rest alone; leave out fittingError or take \"ownModel\"");
        if (asked.Recommendation == RecommendationBasis.Rule && market.Simulation.Estimator is EstimatorChoice.ImportanceSampling)
            throw place.Member("recommendation").Fault("under several models paths are counted; take \"ownModel\", or crude as simulation.estimator");
        if (asked.Paths is { } paths && paths is < 2 or > Lengths.MostPaths)
            throw place.Member("paths").Refuse(paths, $"2 or more are needed; {Lengths.MostStudyPaths}");
    }

    static void CheckPaths(long paths, int seeds, JsonPlace place)
    {
        if (seeds is < Jackknife.FewestGroups or > MostSeeds)
            throw place.Member("seeds").Refuse(seeds, $"{Jackknife.FewestGroups} to {MostSeeds} seeds are allowed");
        if (paths < 2L * seeds || paths > Lengths.MostPaths)
            throw place.Member("paths").Refuse(paths, $"two paths a seed or more are needed; {Lengths.MostStudyPaths}");
    }
}
