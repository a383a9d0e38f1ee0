using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Reads a market file and checks all that can be checked without its prices.</summary>
static class MarketFileReader
{
    public static MarketFile Read(string path)
    {
        MarketFile market = StrictJson.Read<MarketFile>(path);
        JsonPlace root = JsonPlace.Root(path);
        if (string.IsNullOrWhiteSpace(market.Name) || market.Name.Any(char.IsControl))
            throw root.Member("name").Refuse(market.Name, "a name is not empty and stands on one line");
        RefuseNullItems(market.Assets, root.Member("assets"));
        RefuseNullItems(market.Options, root.Member("options"));
        RefuseNullItems(market.Perpetuals, root.Member("perpetuals"));
        RefuseNullItems(market.Accounts, root.Member("accounts"));

        AssetChecks.Check(market.Assets, root.Member("assets"));
        AssetChecks.Check(market.Model, market.Assets.Count, root.Member("model"));
        AssetChecks.RefuseIdleMargins(market, root.Member("assets"));
        AssetChecks.RefuseUnusedEstimators(market, root);
        string[] assets = market.Assets.Select(asset => asset.Name).ToArray();
        if (market.Model.Returns is ReturnsChoice.GroupedStudent { Groups: { } groups })
            StudentGroupChecks.Check(groups, assets, root.Member("model").Member("returns").Member("groups"));
        RuleChecks.Check(market.Rules, assets, root.Member("rules"));
        market.Liquidity?.Check(assets, root.Member("liquidity"));
        OptionChecks.Check(market.Options, assets, root.Member("options"));
        if (market.VolatilityDynamics is not null && market.Options.Count == 0)
            throw root.Member("volatilityDynamics").Fault("no options are listed whose volatility could move");
        PerpetualChecks.Check(market.Perpetuals, market.Options, assets, root.Member("perpetuals"));
        AccountChecks.Check(market, root.Member("accounts"));
        Ranges.CheckProtocol(market.Protocol.InsuranceFund, market.Protocol.TailLevels, root.Member("protocol"));
        TargetChecks.Check(market.Target, root.Member("target"));
        market.Protocol.CheckMechanisms(assets, market.Target.HorizonDays ?? 1, Path.GetDirectoryName(path) ?? "", market.AsOf, root.Member("protocol"));
        if (market.Governance is { } limits)
            GovernanceChecks.Check(limits, market.Rules, assets, root.Member("governance"));
        market.Simulation.CheckLength(root.Member("simulation"));
        JsonPlace estimator = root.Member("simulation").Member("estimator");
        market.Simulation.Estimator.ToEstimator(estimator);
        if (market.Simulation.Estimator is EstimatorChoice.ImportanceSampling && market.FittingError is not null)
            throw estimator.Fault("a fitting error is counted, under every draw of the model; leave out fittingError or take crude");
        if (market.Simulation.Estimator is EstimatorChoice.ImportanceSampling && market.Allocation is not null)
            throw estimator.Fault("an allocation is made of counted paths; leave out allocation or take crude");
        if (market.FittingError is { } asked)
            FittingErrorChecks.Check(asked, market.Target, root.Member("fittingError"));
        StudyChecks.Check(market, root);
        market.Venues?.Check(market, root.Member("venues"));
        return market with { Model = market.Model.For(market.Assets) };
    }

    // The serializer guards members against null, but not the items of a list.
    static void RefuseNullItems<T>(IReadOnlyList<T> items, JsonPlace list)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is null)
                throw list.Item(i).Refuse(null, "an object is needed");
        }
    }
}
