using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Perpetuals on assets that exist, their margin rules, and positions in them.</summary>
static class PerpetualChecks
{
    public static void Check(IReadOnlyList<PerpetualEntry> perpetuals, IReadOnlyList<OptionEntry> options, IReadOnlyCollection<string> assets, JsonPlace list)
    {
        Names.Check([.. perpetuals.Select(perpetual => perpetual.Name)], list);
        for (int i = 0; i < perpetuals.Count; i++)
        {
            JsonPlace place = list.Item(i);
            if (options.Any(option => option.Name == perpetuals[i].Name))
                throw place.Member("name").Refuse(perpetuals[i].Name, "an option has this name already");
            Names.CheckKnown(perpetuals[i].Underlying, assets, "asset", place.Member("underlying"));
            if (perpetuals[i].Funding is not null && perpetuals[i].FundingRates is not null)
                throw place.Fault("both funding and fundingRates stand here; exactly one of them, or none, is allowed");
            perpetuals[i].ToPerpetual(place);
        }
    }

    public static void CheckRule(string asset, PerpetualRuleEntry rule, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        Names.CheckKnown(asset, assets, "asset", place);
        if (rule is null)
            throw place.Refuse(null, "an object with initialMargin and maintenanceMargin is needed");
        if (!(rule.MaintenanceMargin >= 0 && rule.MaintenanceMargin <= 1))
            throw place.Member("maintenanceMargin").Refuse(rule.MaintenanceMargin, "a maintenance margin is a fraction from 0 to 1");
        if (!(rule.InitialMargin > 0 && rule.InitialMargin >= rule.MaintenanceMargin && rule.InitialMargin <= 1))
            throw place.Member("initialMargin").Refuse(rule.InitialMargin, FormattableString.Invariant($"an initial margin is a fraction above 0, at least the maintenance margin {rule.MaintenanceMargin} and at most 1"));
    }

    public static void CheckPositions(AccountEntry account, IReadOnlyList<PerpetualEntry> perpetuals, RulesSection rules, JsonPlace place)
    {
        string[] names = [.. perpetuals.Select(perpetual => perpetual.Name)];
        foreach ((string name, double units) in account.Perpetuals)
        {
            JsonPlace position = place.Member("perpetuals").Member(name);
            Names.CheckKnown(name, names, "perpetual", position);
            Ranges.CheckSigned(units, position, "a number of units, negative when short,");
            string underlying = perpetuals[Array.IndexOf(names, name)].Underlying;
            if (!rules.Perpetuals.ContainsKey(underlying))
                throw position.Fault($"perpetuals on {Excerpt.Quote(underlying)} have no margin rule; add one to $.rules.perpetuals");
        }

        foreach ((string name, double price) in account.EntryPrices)
        {
            JsonPlace entry = place.Member("entryPrices").Member(name);
            if (!account.Perpetuals.ContainsKey(name))
                throw entry.Fault("the account has no position in this perpetual");
            Ranges.CheckPrice(price, entry);
        }
    }
}
