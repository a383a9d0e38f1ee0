using System.Globalization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Caps that can be asked for.</summary>
static class CapChecks
{
    public static void Check(MarketFile market, CapSection caps, JsonPlace place)
    {
        if (market.Target.BeyondBackstopProbability is not { } target)
            throw place.Fault("caps are solved for target.beyondBackstopProbability; give one");
        if (caps.Assets.Count + caps.Perpetuals.Count + caps.Options.Count == 0) throw place.Fault("one asset or more is needed, or a perpetual or an option");
        CheckNames(caps.Assets, [.. market.Assets.Select(asset => asset.Name)], "asset", "holds", "as collateral", (account, asset) => account.Collateral.GetValueOrDefault(asset) > 0, market, place.Member("assets"));
        CheckNames(caps.Perpetuals, [.. market.Perpetuals.Select(perpetual => perpetual.Name)], "perpetual", "has a position in", "", (account, perpetual) => account.Perpetuals.GetValueOrDefault(perpetual) != 0, market, place.Member("perpetuals"));
        CheckNames(caps.Options, [.. market.Options.Select(option => option.Name)], "option", "has written", "", (account, option) => account.Options.GetValueOrDefault(option) < 0, market, place.Member("options"));
        if (SolvencyTarget.MinimumHits / target > Lengths.MostPaths)
            throw place.Fault(string.Create(CultureInfo.InvariantCulture, $"at the target of {target} {SolvencyTarget.MinimumHits / target:0} paths are needed, and {Lengths.MostStudyPaths}; raise target.beyondBackstopProbability or leave out caps"));
        if (caps.Paths is { } paths && !(paths * target >= SolvencyTarget.MinimumHits && paths <= Lengths.MostPaths))
            throw place.Member("paths").Refuse(paths, string.Create(CultureInfo.InvariantCulture, $"at the target of {target} {Math.Ceiling(SolvencyTarget.MinimumHits / target)} paths or more are needed, {SolvencyTarget.MinimumHits} that hit; {Lengths.MostStudyPaths}"));
    }

    static void CheckNames(IReadOnlyList<string> asked, IReadOnlyCollection<string> known, string kind, string does, string how, Func<AccountEntry, string, bool> isHeld, MarketFile market, JsonPlace list)
    {
        for (int i = 0; i < asked.Count; i++)
        {
            if (asked[i] is not { } name) throw list.Item(i).Refuse(null, $"the name of {(kind == "perpetual" ? "a" : "an")} {kind} is needed");
            Names.CheckKnown(name, known, kind, list.Item(i));
            if (asked.Take(i).Contains(name)) throw list.Item(i).Refuse(name, "it stands here already");
            if (!market.Accounts.Any(account => isHeld(account, name)))
                throw list.Item(i).Fault($"no account {does} {Excerpt.Quote(name)}{(how.Length > 0 ? $" {how}" : "")}; there is nothing that could grow");
        }
    }
}
