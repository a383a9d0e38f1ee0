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
        JsonPlace list = place.Member("assets");
        if (caps.Assets.Count == 0) throw list.Fault("one asset or more is needed");
        string[] assets = [.. market.Assets.Select(asset => asset.Name)];
        for (int i = 0; i < caps.Assets.Count; i++)
        {
            if (caps.Assets[i] is not { } asset) throw list.Item(i).Refuse(null, "the name of an asset is needed");
            Names.CheckKnown(asset, assets, "asset", list.Item(i));
            if (caps.Assets.Take(i).Contains(asset)) throw list.Item(i).Refuse(asset, "it stands here already");
            if (!market.Accounts.Any(account => account.Collateral.GetValueOrDefault(asset) > 0))
                throw list.Item(i).Fault($"no account holds {Excerpt.Quote(asset)} as collateral; there is nothing that could grow");
        }

        if (caps.Paths is { } paths && !(paths * target >= SolvencyTarget.MinimumHits && paths <= SimulationSettings.MaximumPaths))
            throw place.Member("paths").Refuse(paths, string.Create(CultureInfo.InvariantCulture, $"at the target of {target} {Math.Ceiling(SolvencyTarget.MinimumHits / target)} paths or more are needed, {SolvencyTarget.MinimumHits} that hit; at most 2^48"));
    }
}
