using System.Globalization;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Perpetuals;

namespace MonteCarloRisk.Margin.Protocols.Cautions;

/// <summary>Pools that have promised more than they hold today, or cap profits before they deleverage them.</summary>
internal static class PoolPromises
{
    /// <summary>What is said of them.</summary>
    public static IEnumerable<string> Of(PriceModel model, LendingProtocol protocol)
    {
        foreach ((string asset, CollateralMarket market) in protocol.Collateral)
        {
            if (market.Liquidation is not LiquidationMechanism.LiquidityPool pool) continue;
            LeveragedPosition[] open = [.. protocol.Perpetuals.Where(position => position.Asset == asset)];
            string[] beyond = [.. new[]
            {
                Side("longs", pool.Units * Spot(model, pool.Asset), Spot(model, asset) * open.Sum(position => Math.Max(0, position.Units))),
                Side("shorts", pool.Cash, open.Sum(position => Math.Max(0, -position.Units) * position.EntryPrice)),
            }.OfType<string>()];
            if (beyond.Length > 0) yield return $"the pool of {asset} cannot pay all that it may owe today: {string.Join(", and ", beyond)}";
            if (pool.Deleveraging is { } factors && pool.MostProfit < factors.Trigger)
                yield return string.Create(CultureInfo.InvariantCulture, $"the pool of {asset} pays a side's profits up to {pool.MostProfit:0.##%} of what it holds, and deleverages only above {factors.Trigger:0.##%}: profits between are not paid");
        }
    }

    private static string? Side(string side, double held, double reserved) => reserved <= held ? null : string.Create(
        CultureInfo.InvariantCulture, $"{side} reserve {reserved:#,0.##} of the {held:#,0.##} that it holds for them");

    private static double Spot(PriceModel model, string asset) => model.Assets.First(one => one.Name == asset).Spot;
}
