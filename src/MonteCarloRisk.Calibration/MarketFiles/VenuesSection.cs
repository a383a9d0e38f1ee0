using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("Parameters of venues that publish none for a market, by asset: what the standard accounts are compared with beside the published ones. Nothing is solved from them.")]
sealed record VenuesSection
{
    [Description("Scan ranges of CME SPAN, by asset.")]
    public IReadOnlyDictionary<string, SpanRangeEntry> Span { get; init; } = new Dictionary<string, SpanRangeEntry>();

    [Description("Markets of Synthetix v3 perpetuals, by asset.")]
    public IReadOnlyDictionary<string, SynthetixMarketEntry> Synthetix { get; init; } = new Dictionary<string, SynthetixMarketEntry>();

    [Description("Markets of Perennial v2, by asset.")]
    public IReadOnlyDictionary<string, PerennialMarketEntry> Perennial { get; init; } = new Dictionary<string, PerennialMarketEntry>();

    public void Check(MarketFile market, JsonPlace place)
    {
        string[] assets = [.. market.Assets.Select(asset => asset.Name)];
        CheckEach(Span, assets, place.Member("span"), (_, entry, member) => entry.Check(member));
        CheckEach(Synthetix, assets, place.Member("synthetix"), (asset, entry, member) => entry.Check(Largest(asset, market), member));
        CheckEach(Perennial, assets, place.Member("perennial"), (_, entry, member) => entry.Check(member));
    }

    public VenueParameters ToParameters(PriceModel model, JsonPlace place)
    {
        foreach ((string asset, SpanRangeEntry entry) in Span) entry.CheckSpot(model.Assets.First(one => one.Name == asset).Spot, place.Member("span").Member(asset));
        return new VenueParameters
        {
            Span = Span.ToDictionary(one => one.Key, one => one.Value.ToRange()),
            Synthetix = Synthetix.ToDictionary(one => one.Key, one => one.Value.ToMarket()),
            Perennial = Perennial.ToDictionary(one => one.Key, one => one.Value.ToMarket()),
        };
    }

    static double Largest(string asset, MarketFile market)
    {
        var names = market.Perpetuals.Where(perpetual => perpetual.Underlying == asset).Select(perpetual => perpetual.Name).ToHashSet();
        return market.Accounts.SelectMany(account => account.Perpetuals).Where(position => names.Contains(position.Key)).Select(position => Math.Abs(position.Value)).DefaultIfEmpty(0).Max();
    }

    static void CheckEach<TEntry>(IReadOnlyDictionary<string, TEntry> entries, IReadOnlyCollection<string> assets, JsonPlace place, Action<string, TEntry, JsonPlace> check)
    {
        // Venues know assets by their names in capitals.
        var capitals = new Dictionary<string, string>();
        foreach ((string asset, TEntry entry) in entries)
        {
            JsonPlace member = place.Member(asset);
            Names.CheckKnown(asset, assets, "asset", member);
            if (!capitals.TryAdd(asset.ToUpperInvariant(), asset)) throw member.Fault($"a venue knows assets by their names in capitals, and {capitals[asset.ToUpperInvariant()]} stands here already");
            if (entry is null) throw member.Refuse(null, "an object is needed");
            check(asset, entry, member);
        }
    }
}
