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

    public void Check(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        CheckEach(Span, assets, place.Member("span"), (entry, member) => entry.Check(member));
        CheckEach(Synthetix, assets, place.Member("synthetix"), (entry, member) => entry.Check(member));
        CheckEach(Perennial, assets, place.Member("perennial"), (entry, member) => entry.Check(member));
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

    static void CheckEach<TEntry>(IReadOnlyDictionary<string, TEntry> entries, IReadOnlyCollection<string> assets, JsonPlace place, Action<TEntry, JsonPlace> check)
    {
        // Venues know assets by their names in capitals.
        var capitals = new Dictionary<string, string>();
        foreach ((string asset, TEntry entry) in entries)
        {
            JsonPlace member = place.Member(asset);
            Names.CheckKnown(asset, assets, "asset", member);
            if (!capitals.TryAdd(asset.ToUpperInvariant(), asset)) throw member.Fault($"a venue knows assets by their names in capitals, and {capitals[asset.ToUpperInvariant()]} stands here already");
            if (entry is null) throw member.Refuse(null, "an object is needed");
            check(entry, member);
        }
    }
}
