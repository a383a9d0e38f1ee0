using System.Globalization;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Perpetuals;

namespace MonteCarloRisk.Margin.Protocols.Cautions;

/// <summary>Positions that may be liquidated from the first date on, at today's prices.</summary>
public static class UnhealthyToday
{
    /// <summary>Positions in perpetuals that are to be liquidated today, by name.</summary>
    /// <param name="model">The model, with today's prices.</param>
    /// <param name="protocol">The protocol.</param>
    public static IEnumerable<string> Perpetuals(PriceModel model, LendingProtocol protocol) => Unhealthy(model, protocol).Select(position => position.Name);

    /// <summary>The equity that a position in perpetuals needs not to be liquidated: a pool asks for a part of its size at entry, others of its notional.</summary>
    /// <param name="position">The position.</param>
    /// <param name="protocol">Its protocol.</param>
    /// <param name="spot">Today's price of its asset.</param>
    public static double Needed(LeveragedPosition position, LendingProtocol protocol, double spot)
    {
        CollateralMarket market = protocol.Collateral[position.Asset];
        return (1 - market.LiquidationThreshold) * Math.Abs(position.Units) * (market.Liquidation is LiquidationMechanism.LiquidityPool ? position.EntryPrice : spot);
    }

    /// <summary>What is said of those that borrow and of perpetuals.</summary>
    internal static IEnumerable<string> Of(PriceModel model, LendingProtocol protocol)
    {
        if (ProtocolStanding.Of(model, protocol) is { Unhealthy: { Count: > 0 } borrowers } standing)
        {
            var names = borrowers.ToHashSet();
            double debt = ProtocolStanding.Of(model, protocol with { Positions = [.. protocol.Positions.Where(position => names.Contains(position.Name))] }).Debt;
            yield return Text(borrowers.Count, protocol.Positions.Count, "positions", debt / standing.Debt, "debt");
        }

        LeveragedPosition[] traders = [.. Unhealthy(model, protocol)];
        if (traders.Length > 0) yield return Text(traders.Length, protocol.Perpetuals.Count, "positions in perpetuals", Notional(model, traders) / Notional(model, protocol.Perpetuals), "notional");
        foreach (string side in Deleveraged(model, protocol)) yield return side;
    }

    // Sides of pools whose profit is closed on the first date.
    private static IEnumerable<string> Deleveraged(PriceModel model, LendingProtocol protocol)
    {
        foreach ((string asset, CollateralMarket market) in protocol.Collateral)
        {
            if (market.Liquidation is not LiquidationMechanism.LiquidityPool { Deleveraging: { } factors } pool) continue;
            LeveragedPosition[] ofPool = [.. protocol.Perpetuals.Where(position => position.Asset == asset)];
            (string Side, double Profit, double Held)[] sides =
            [
                ("longs", ofPool.Where(position => position.Units > 0).Sum(Profit), pool.Units * Spot(model, pool.Asset)),
                ("shorts", ofPool.Where(position => position.Units < 0).Sum(Profit), pool.Cash),
            ];
            foreach ((string side, double profit, double held) in sides.Where(one => one.Profit > 0 && one.Profit > factors.Trigger * one.Held))
            {
                string share = held > 0 ? string.Create(CultureInfo.InvariantCulture, $"of {profit / held:0.0%} of what the pool holds for them") : "for which the pool holds nothing";
                yield return string.Create(CultureInfo.InvariantCulture, $"{side} of {asset} have at today's prices a profit {share}, above the {factors.Trigger:0.0%} at which profits are deleveraged: so they are from the first date on, and what is told begins with it");
            }
        }

        double Profit(LeveragedPosition position) => position.Units * (Spot(model, position) - position.EntryPrice);
    }

    private static string Text(int unhealthy, int all, string of, double share, string what) => string.Create(
        CultureInfo.InvariantCulture,
        $"{unhealthy:N0} of {all:N0} {of}, with {share:0.0%} of the {what}, {(unhealthy == 1 ? "is" : "are")} unhealthy at today's prices and may be liquidated from the first date on: what is told begins with {(unhealthy == 1 ? "it" : "them")}");

    private static IEnumerable<LeveragedPosition> Unhealthy(PriceModel model, LendingProtocol protocol) =>
        protocol.Perpetuals.Where(position => position.Equity(Spot(model, position)) < Needed(position, protocol, Spot(model, position)));

    private static double Notional(PriceModel model, IReadOnlyList<LeveragedPosition> positions) => positions.Sum(position => Math.Abs(position.Units) * Spot(model, position));

    private static double Spot(PriceModel model, LeveragedPosition position) => Spot(model, position.Asset);

    private static double Spot(PriceModel model, string name) => model.Assets.First(asset => asset.Name == name).Spot;
}
