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
    }

    private static string Text(int unhealthy, int all, string of, double share, string what) => string.Create(
        CultureInfo.InvariantCulture,
        $"{unhealthy:N0} of {all:N0} {of}, with {share:0.0%} of the {what}, {(unhealthy == 1 ? "is" : "are")} unhealthy at today's prices and may be liquidated from the first date on: what is told begins with {(unhealthy == 1 ? "it" : "them")}");

    private static IEnumerable<LeveragedPosition> Unhealthy(PriceModel model, LendingProtocol protocol) =>
        protocol.Perpetuals.Where(position => position.Equity(Spot(model, position)) < Needed(position, protocol, Spot(model, position)));

    private static double Notional(PriceModel model, IReadOnlyList<LeveragedPosition> positions) => positions.Sum(position => Math.Abs(position.Units) * Spot(model, position));

    private static double Spot(PriceModel model, LeveragedPosition position) => model.Assets.First(asset => asset.Name == position.Asset).Spot;
}
