using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Accounts that hold what exists, under rules that exist.</summary>
static class AccountChecks
{
    public static void Check(MarketFile market, JsonPlace list)
    {
        Names.Check(market.Accounts.Select(account => account.Name).ToArray(), list);
        string[] assets = market.Assets.Select(asset => asset.Name).ToArray();
        Dictionary<string, OptionEntry> options = market.Options.ToDictionary(option => option.Name);
        for (int i = 0; i < market.Accounts.Count; i++)
        {
            AccountEntry account = market.Accounts[i];
            JsonPlace place = list.Item(i);
            foreach ((string asset, double units) in account.Collateral)
                CheckCollateral(asset, units, assets, market.Rules, place.Member("collateral").Member(asset));
            Ranges.CheckAmount(account.Debt, place.Member("debt"), "a debt");
            foreach ((string option, double contracts) in account.Options)
                CheckPosition(option, contracts, options, market.Rules, place.Member("options").Member(option));
            Ranges.CheckAmount(account.Cash, place.Member("cash"), "cash");
            PerpetualChecks.CheckPositions(account, market.Perpetuals, market.Rules, place);
        }
    }

    static void CheckCollateral(string asset, double units, string[] assets, RulesSection rules, JsonPlace place)
    {
        Names.CheckKnown(asset, assets, "asset", place);
        Ranges.CheckAmount(units, place, "a collateral amount");
        if (!rules.Collateral.ContainsKey(asset))
            throw place.Fault($"{Excerpt.Quote(asset)} has no collateral rule; add one to $.rules.collateral");
    }

    static void CheckPosition(string option, double contracts, Dictionary<string, OptionEntry> options, RulesSection rules, JsonPlace place)
    {
        Names.CheckKnown(option, options.Keys, "option", place);
        Ranges.CheckSigned(contracts, place, "a number of contracts, negative when written,");
        string underlying = options[option].Underlying;
        if (contracts < 0 && !rules.Options.ContainsKey(underlying))
            throw place.Fault($"options on {Excerpt.Quote(underlying)} are written but have no margin rule; add one to $.rules.options");
    }
}
