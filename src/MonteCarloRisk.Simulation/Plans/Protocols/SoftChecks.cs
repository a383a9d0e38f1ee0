using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What must hold of bands, soft breakers, owners who repay early and several backstops of a kind.</summary>
internal static class SoftChecks
{
    /// <summary>Checks it.</summary>
    /// <exception cref="InputException">Something does not hold.</exception>
    public static void Check(LendingProtocol protocol)
    {
        foreach ((string asset, CollateralMarket market) in protocol.Collateral)
        {
            if (market.Liquidation is not LiquidationMechanism.Bands bands) continue;
            if (protocol.FlashLoans is not null || protocol.Searchers is not null || market.Velocity is not null)
                throw new InputException("collateral", $"\"{asset}\" lies in bands, whose arbitrage knows neither flash loans nor searchers, and whose sales are no liquidations that force others; flashLoans, searchers and velocity are of other liquidations");
            if (market.Margin is not null) throw new InputException("collateral", $"\"{asset}\" lies in bands, which do not move with a dynamic margin");
            if (market.LiquidationThreshold >= bands.LargestThreshold)
                throw new InputException("collateral", FormattableString.Invariant($"\"{asset}\": with a liquidation threshold of {market.LiquidationThreshold} a loan has no health where its bands begin; with these bands it is below {bands.LargestThreshold:0.####}"));
        }

        foreach (LendingPosition position in protocol.Positions)
        {
            if (position.DeRisking is not { } owners) continue;
            if (!(owners.Level >= 1 && owners.Target >= owners.Level && double.IsFinite(owners.Target) && owners.HalfLife >= 0))
                throw new InputException("positions", FormattableString.Invariant($"position \"{position.Name}\" repays below a health of {owners.Level} up to {owners.Target}; both are 1 or more, and the second is not below the first"));
            if (protocol.Collateral[position.Asset].Velocity is not null)
                throw new InputException("positions", $"position \"{position.Name}\" repays early, and \"{position.Asset}\" has a velocity; sales of owners force nobody else to sell, so one of the two is left out");
            if (protocol.IsPaired(position)) throw new InputException("positions", $"position \"{position.Name}\" repays early, but owes one of the reserves, stands in a category, is a loop or holds collateral that is lent");
            if (protocol.Collateral[position.Asset].Stages.Any(stage => stage is LiquidationMechanism.Bands or LiquidationMechanism.StabilityPool))
                throw new InputException("positions", $"position \"{position.Name}\" repays early, but \"{position.Asset}\" is liquidated in bands or by a stability pool, which do not know of it");
        }

        if (protocol.Backstops.OfType<Backstop.StakingModule>().Skip(1).Any(staking => staking.Capitalization is not null || staking.Run is not null))
            throw new InputException("backstops", "a staking module behind the first has neither a capitalization nor a run");
    }
}
