using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Venues, settlement, re-used collateral, flash loans and searchers drawn at random, with draws of their own.</summary>
internal sealed class RandomSales(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Of half of the protocols.</summary>
    public LendingProtocol AddTo(LendingProtocol protocol, PriceModel model)
    {
        if (Coin()) return protocol;
        bool hasBands = protocol.Collateral.Values.Any(market => market.Liquidation is LiquidationMechanism.Bands);
        LendingProtocol drawn = protocol with
        {
            Collateral = protocol.Collateral.ToDictionary(pair => pair.Key, pair => Market(pair.Value, model.Assets.First(asset => asset.Name == pair.Key).Spot, SellsIntoOneDepth(protocol, pair.Key))),
            FlashLoans = Coin() ? null : new FlashLoans(Between(1e3, 1e6), Between(0, .01)),
            Searchers = Coin() ? null : new SearcherCompetition(Between(0, .95), Between(0, .02)),
        };
        return hasBands ? drawn with { FlashLoans = null, Searchers = null } : drawn;
    }

    private static bool SellsIntoOneDepth(LendingProtocol protocol, string asset) =>
        protocol.Collateral[asset].Liquidation is LiquidationMechanism.Bands || protocol.Positions.Any(position => position.Asset == asset && position.DeRisking is not null);

    private CollateralMarket Market(CollateralMarket market, double spot, bool sellsIntoOneDepth)
    {
        Venue[] venues = Coin() ? [] : [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => Venue($"venue {i}", spot))];
        if (sellsIntoOneDepth) venues = [];
        return market with
        {
            Depth = venues.Length > 0 ? null : market.Depth,
            Venues = venues,
            Settlement = Coin() || market.Liquidation is LiquidationMechanism.EnglishAuction or LiquidationMechanism.StabilityPool ? null : new Settlement(Between(600, 20_000)),
            Velocity = Coin() || sellsIntoOneDepth || (market.Depth is null && venues.Length == 0) ? null : new CollateralVelocity(Between(1, 4), Between(60, 1e4)),
        };
    }

    private Venue Venue(string name, double spot) => random.Next(3) switch
    {
        0 => new Venue.Depth(name, Between(1e4, 1e6), Between(60, 1e5), Coin() ? 0 : Between(0, 3)),
        1 => new Venue.ConstantProductPool(name, Between(1e4, 1e6), Between(0, .01), Between(60, 1e4), Coin() ? 0 : Between(0, 2)),
        _ => new Venue.ConcentratedPool(name, Between(1e4, 1e6), spot * Between(.5, .99), spot * Between(.995, 1.5), Between(0, .01), Between(60, 1e4), Coin() ? 0 : Between(0, 2)),
    };

    private bool Coin() => random.Next(2) == 0;

    private double Between(double low, double high) => low + ((high - low) * random.NextDouble());
}
