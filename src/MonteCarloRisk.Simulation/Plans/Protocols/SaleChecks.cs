using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What must hold of a protocol's sales.</summary>
internal static class SaleChecks
{
    /// <summary>Checks venues against the prices of today, and what settles later against who buys.</summary>
    /// <exception cref="InputException">Something cannot be.</exception>
    public static void Check(PriceModel model, LendingProtocol protocol)
    {
        foreach (ModelAsset asset in model.Assets)
        {
            if (protocol.Collateral.GetValueOrDefault(asset.Name) is not { } market) continue;
            string place = $"collateral.{asset.Name}";
            if (market.Depth is not null && market.Venues.Count > 0) throw new InputException(place, "depth and venues stand side by side; one of them says where it is sold");
            if (market.Venues.Count > 0 && !market.Stages.All(SellsOnVenues))
                throw new InputException(place + ".venues", "this liquidation sells into one depth; venues are of fixedBonus, dutchAuction, englishAuction, absorption, reverseDiscount, twoStageAuction and stabilityPool");
            if (market.Venues.Count > 0 && protocol.Positions.Any(position => position.Asset == asset.Name && position.DeRisking is not null))
                throw new InputException(place + ".venues", "owners who repay early sell into one depth, and deRisking stands here");
            foreach (Venue.ConcentratedPool pool in market.Venues.OfType<Venue.ConcentratedPool>())
            {
                if (!(pool.Lower < asset.Spot))
                    throw new InputException(place + ".venues", FormattableString.Invariant($"the range of \"{pool.Name}\" begins at {pool.Lower}, and the price today is {asset.Spot}; below its range a pool holds nothing that could be paid"));
            }

            if (market.Settlement is not null && market.Stages.Any(stage => stage is LiquidationMechanism.EnglishAuction or LiquidationMechanism.StabilityPool))
                throw new InputException(place + ".settlement", "bids of English auctions are locked before the sale, and a stability pool sells nothing; sales settle later of other liquidations");
        }
    }

    private static bool SellsOnVenues(LiquidationMechanism liquidation) => liquidation is LiquidationMechanism.FixedBonus or LiquidationMechanism.DutchAuction or LiquidationMechanism.EnglishAuction
        or LiquidationMechanism.Absorption or LiquidationMechanism.ReverseDiscount or LiquidationMechanism.TwoStageAuction or LiquidationMechanism.StabilityPool;
}
