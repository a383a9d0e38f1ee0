using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What must hold of perpetuals whose counterparty is a pool.</summary>
internal static class LiquidityPoolChecks
{
    /// <summary>Checks them.</summary>
    /// <exception cref="InputException">Something is unknown or out of range.</exception>
    public static void Check(PriceModel model, LendingProtocol protocol)
    {
        foreach ((string asset, CollateralMarket market) in protocol.Collateral)
        {
            if (market.Liquidation is not LiquidationMechanism.LiquidityPool pool) continue;
            string place = $"perpetuals.markets.{asset}.pool";
            if (model.Assets.All(one => one.Name != pool.Asset)) throw new InputException(place + ".asset", $"\"{pool.Asset}\" is no asset of the model");
            if (!(pool.Units >= 0 && pool.Cash >= 0 && pool.Units + pool.Cash > 0 && double.IsFinite(pool.Units + pool.Cash)))
                throw new InputException(place, FormattableString.Invariant($"a pool of {pool.Units} units and {pool.Cash}; neither is below 0, and it holds one of them"));
            if (pool.Units == 0 && protocol.Perpetuals.Any(position => position.Asset == asset && position.Units > 0))
                throw new InputException(place + ".units", "longs are paid out of the units that the pool holds, and it holds none");
            if (pool.Cash == 0 && protocol.Perpetuals.Any(position => position.Asset == asset && position.Units < 0))
                throw new InputException(place + ".cash", "shorts are paid out of what the pool holds of the numéraire, and it holds none");
            if (!(pool.LiquidationFee is >= 0 and <= 1 && pool.BorrowingFactor >= 0 && double.IsFinite(pool.BorrowingFactor) && pool.MostProfit is > 0 and <= 1))
                throw new InputException(place, FormattableString.Invariant($"fees of {pool.LiquidationFee} and {pool.BorrowingFactor} a year, profits up to {pool.MostProfit} of the pool; fees are 0 or more, profits above 0 and at most 1"));
            if (pool.Deleveraging is { } factors && !(factors.Trigger > 0 && double.IsFinite(factors.Trigger) && factors.Target >= 0 && factors.Target < 1 && factors.Target <= factors.Trigger))
                throw new InputException(place, FormattableString.Invariant($"deleveraging above {factors.Trigger} down to {factors.Target}; the first is above 0, the second from 0 to below 1 and not above the first"));
            if (market.Depth is not null || market.Venues.Count > 0) throw new InputException(place, "positions are closed against the pool at the oracle's price, and no depth takes them");
        }

        if (protocol.Collateral.Values.Any(market => market.Liquidation is LiquidationMechanism.LiquidityPool) && protocol.Backstops.OfType<Backstop.StakingModule>().Any(staking => staking.Capitalization is not null))
            throw new InputException("backstops", "a staked token with a capitalization would fall with the bad debt of pools too, which no staker bears; beside pools it has none");
        if (protocol.Backstops.Count > 0 && protocol.Positions.Count == 0 && protocol.Collateral.Values.All(market => market.Liquidation is LiquidationMechanism.LiquidityPool))
            throw new InputException("backstops", "what a pool does not get its providers bear, and what it does not pay its winners; backstops are of loans and of perpetuals that are closed in their market");
    }
}
