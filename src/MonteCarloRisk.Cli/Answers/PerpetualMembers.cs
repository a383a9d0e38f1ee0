using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Perpetuals;
using MonteCarloRisk.Margin.Protocols.Cautions;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>A market of perpetuals as it stands today; money in the numéraire.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Positions">Number of positions.</param>
/// <param name="LongNotional">Notional of longs.</param>
/// <param name="ShortNotional">Notional of shorts.</param>
/// <param name="Equity">Equity of all of them.</param>
/// <param name="Maintenance">Their maintenance requirement.</param>
sealed record PerpetualMembers(string Asset, int Positions, double LongNotional, double ShortNotional, double Equity, double Maintenance)
{
    /// <summary>Its pool; left out where positions are closed in the asset's market.</summary>
    public PoolMembers? Pool { get; init; }

    public static IReadOnlyList<PerpetualMembers>? Of(PriceModel model, LendingProtocol protocol) => protocol.Perpetuals.Count == 0
        ? null
        : [.. model.Assets.Where(asset => protocol.Perpetuals.Any(position => position.Asset == asset.Name)).Select(asset => Of(asset, protocol) with { Pool = PoolMembers.Of(asset, model, protocol) })];

    static PerpetualMembers Of(ModelAsset asset, LendingProtocol protocol)
    {
        LeveragedPosition[] held = [.. protocol.Perpetuals.Where(position => position.Asset == asset.Name)];
        double longs = asset.Spot * held.Sum(position => Math.Max(0, position.Units));
        double shorts = asset.Spot * held.Sum(position => Math.Max(0, -position.Units));
        return new PerpetualMembers(asset.Name, held.Length, longs, shorts, held.Sum(position => position.Equity(asset.Spot)), held.Sum(position => UnhealthyToday.Needed(position, protocol, asset.Spot)));
    }
}
