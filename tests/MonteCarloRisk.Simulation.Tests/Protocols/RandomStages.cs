using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Adds to a random protocol, by numbers of its own, later stages of liquidation that can follow the first.</summary>
internal static class RandomStages
{
    /// <summary>To half of the collateral.</summary>
    public static LendingProtocol Add(int seed, LendingProtocol protocol)
    {
        var random = new Random(2000 + seed);
        var drawn = new RandomProtocols(3000 + seed);
        return protocol with { Collateral = protocol.Collateral.ToDictionary(pair => pair.Key, pair => random.Next(2) == 0 ? pair.Value : WithStages(pair.Key, pair.Value)) };

        CollateralMarket WithStages(string asset, CollateralMarket market)
        {
            if (!CanBeFollowed(market.Liquidation)) return market;
            bool isOwned = protocol.Positions.Any(position => position.Asset == asset && position.DeRisking is not null);
            var stages = new List<LiquidationStage>();
            double health = 1;
            LiquidationMechanism before = market.Liquidation;
            for (int left = random.Next(1, 4); left > 0 && CanBeFollowed(before); left--)
            {
                LiquidationMechanism next = drawn.Liquidation(market.LiquidationThreshold);
                if ((isOwned && next is LiquidationMechanism.StabilityPool) || (market.Settlement is not null && next is LiquidationMechanism.EnglishAuction or LiquidationMechanism.StabilityPool)) continue;
                if (next is LiquidationMechanism.Absorption absorption && random.Next(2) == 0) next = absorption with { Caller = AbsorptionCaller.Protocol };
                stages.Add(new LiquidationStage(Condition(before, ref health), next));
                before = next;
            }

            return market with { LaterStages = stages };
        }

        StageCondition Condition(LiquidationMechanism before, ref double health)
        {
            bool isAuction = before is LiquidationMechanism.DutchAuction or LiquidationMechanism.EnglishAuction;
            if (before is LiquidationMechanism.EnglishAuction || (isAuction && random.Next(2) == 0)) return new StageCondition.AfterResets(random.Next(3));
            if (before is LiquidationMechanism.StabilityPool && random.Next(2) == 0) return new StageCondition.PoolShort();
            int kind = random.Next(3);
            double seconds = 900 + (random.NextDouble() * 20_000);
            return kind == 0 ? new StageCondition.BelowHealth(health *= .8 + (.19 * random.NextDouble()))
                : kind == 1 || before is LiquidationMechanism.TwoStageAuction ? new StageCondition.After(seconds)
                : new StageCondition.Unserved(seconds);
        }
    }

    private static bool CanBeFollowed(LiquidationMechanism liquidation) => liquidation is not (LiquidationMechanism.Absorption or LiquidationMechanism.Bands or LiquidationMechanism.StabilityPool { CriticalRatio: > 0 });
}
