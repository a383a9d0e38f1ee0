namespace MonteCarloRisk.Domain.Protocols.Liquidations;

/// <summary>What must hold of stages of liquidation.</summary>
public static class StageChecks
{
    /// <summary>Checks that each stage can follow the one before it.</summary>
    /// <exception cref="InputException">One cannot; where is a path of members of the description.</exception>
    public static void Check(LendingProtocol protocol)
    {
        CheckLatency(protocol);
        foreach ((string asset, CollateralMarket market) in protocol.Collateral)
        {
            if (market.LaterStages.Count == 0) continue;
            string place = $"collateral.{asset}.laterStages";
            if (market.LaterStages.Count >= CollateralMarket.MostStages) throw new InputException(place, $"{market.LaterStages.Count} later stages; 1 to {CollateralMarket.MostStages - 1} are allowed");
            if (protocol.Positions.FirstOrDefault(position => position.Asset == asset && protocol.IsPaired(position)) is { } pair)
                throw new InputException(place, $"position \"{pair.Name}\" owes one of the reserves, stands in a category, is a loop or holds collateral that is lent; it is liquidated in one stage");
            double health = 1;
            LiquidationMechanism before = market.Liquidation;
            CheckFirst(before, $"collateral.{asset}.liquidation");
            foreach ((int i, LiquidationStage stage) in market.LaterStages.Index())
            {
                Check(stage, before, i == market.LaterStages.Count - 1, $"{place}[{i}]");
                if (stage.When is StageCondition.BelowHealth below)
                {
                    if (!(below.Health > 0 && below.Health <= 1) || (below.Health == health && health < 1) || below.Health > health)
                        throw new InputException($"{place}[{i}].when.health", FormattableString.Invariant($"{below.Health}: the health below which a stage takes over is above 0 and at most 1, and below that of the stages before it"));
                    health = below.Health;
                }

                before = stage.Liquidation;
            }
        }
    }

    private static void CheckLatency(LendingProtocol protocol)
    {
        if (!(protocol.Keepers.Latency >= 0)) throw new InputException("keepers.latency", FormattableString.Invariant($"{protocol.Keepers.Latency}: a latency of keepers is 0 seconds or more"));
        if (protocol.Keepers.Latency == 0) return;
        foreach ((string asset, CollateralMarket market) in protocol.Collateral)
        {
            if (market.Liquidation is (LiquidationMechanism.Bands or LiquidationMechanism.PartialLiquidation or LiquidationMechanism.LiquidityPool or LiquidationMechanism.StabilityPool { CriticalRatio: > 0 }))
                throw new InputException("keepers.latency", $"\"{asset}\" is in bands, recovery mode or perpetuals, which act on the date itself; a latency of keepers is for the other liquidations");
        }

        if (protocol.Positions.FirstOrDefault(protocol.IsPaired) is { } pair)
            throw new InputException("keepers.latency", $"position \"{pair.Name}\" owes one of the reserves, stands in a category, is a loop or holds collateral that is lent, and is liquidated on the date itself; a latency of keepers is for plain positions");
    }

    private static void CheckFirst(LiquidationMechanism liquidation, string place)
    {
        if (liquidation is LiquidationMechanism.Absorption) throw new InputException(place, "what is absorbed is the protocol's, and nothing is left to a later stage; an absorption is the last stage");
        CheckAny(liquidation, place);
    }

    private static void Check(LiquidationStage stage, LiquidationMechanism before, bool isLast, string place)
    {
        CheckAny(stage.Liquidation, place + ".liquidation");
        if (stage.Liquidation is LiquidationMechanism.Absorption && !isLast) throw new InputException(place + ".liquidation", "what is absorbed is the protocol's, and nothing is left to a later stage; an absorption is the last stage");
        if (stage.When is StageCondition.AfterResets { Resets: < 0 } resets) throw new InputException(place + ".when.resets", $"{resets.Resets}: how often an auction is started anew is 0 or more");
        if (stage.When is (StageCondition.After { Seconds: not > 0 } or StageCondition.Unserved { Seconds: not > 0 })) throw new InputException(place + ".when.seconds", "a time is above 0 seconds");
        if (stage.When is StageCondition.AfterResets && before is not (LiquidationMechanism.DutchAuction or LiquidationMechanism.EnglishAuction))
            throw new InputException(place + ".when", "the stage before it is no auction that is started anew; afterResets follows a dutchAuction or an englishAuction");
        if (before is LiquidationMechanism.EnglishAuction && stage.When is not StageCondition.AfterResets)
            throw new InputException(place + ".when", "a bid that stands cannot be taken back; an englishAuction is followed by afterResets, which is when it has closed without a bid");
        if (before is LiquidationMechanism.TwoStageAuction && stage.When is StageCondition.Unserved)
            throw new InputException(place + ".when", "a twoStageAuction that is started leaves the debt where it is, so that unserved does not see it; it is followed by belowHealth or after");
        if (stage.When is StageCondition.PoolShort && before is not LiquidationMechanism.StabilityPool)
            throw new InputException(place + ".when", "the stage before it is no stabilityPool that could be short");
    }

    private static void CheckAny(LiquidationMechanism liquidation, string place)
    {
        if (liquidation is LiquidationMechanism.Bands or LiquidationMechanism.PartialLiquidation or LiquidationMechanism.LiquidityPool) throw new InputException(place, "collateral in bands, and perpetuals, are liquidated in one stage");
        if (liquidation is LiquidationMechanism.StabilityPool { CriticalRatio: > 0 }) throw new InputException(place + ".criticalRatio", "recovery mode liquidates positions that no stage has; among several stages it is 0");
    }
}
