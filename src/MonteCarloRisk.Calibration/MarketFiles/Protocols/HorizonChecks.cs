using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Times of a description against the horizon: what is due later, or takes longer, was written in another unit.</summary>
/// <param name="description">The description.</param>
/// <param name="horizon">Seconds to the horizon.</param>
sealed class HorizonChecks(ProtocolDescription description, double horizon)
{
    // A horizon in years is no whole number of seconds.
    const double Nearly = 1 + 1e-9;

    /// <summary>Refuses what does not fit the horizon.</summary>
    /// <param name="place">Where the description stands.</param>
    /// <exception cref="Domain.InputException">A time does not fit.</exception>
    public void Check(JsonPlace place)
    {
        foreach ((string asset, CollateralMarketEntry market) in description.Collateral)
        {
            JsonPlace here = place.Member("collateral").Member(asset);
            CheckOracle(market.Oracle, here.Member("oracle"));
            CheckDecline(market.Liquidation, here.Member("liquidation"));
            foreach ((int i, LaterStageEntry stage) in (market.LaterStages ?? []).Index()) CheckStage(stage, here.Member("laterStages").Item(i));
        }

        foreach ((string asset, PerpetualMarketEntry market) in description.Perpetuals?.Markets ?? new Dictionary<string, PerpetualMarketEntry>())
            CheckOracle(market.Oracle, place.Member("perpetuals").Member("markets").Member(asset).Member("oracle"));
        if (description.Sequencer?.At is { } down) Within(down, place.Member("sequencer").Member("at"), "the time at which it goes down");
    }

    void CheckDecline(LiquidationEntry liquidation, JsonPlace place)
    {
        if (liquidation is LiquidationEntry.DutchAuction { Decline: LiquidationEntry.DeclineEntry.Stairstep { Step: var step } }) Within(step, place.Member("decline").Member("step"), "the step of a decline");
    }

    void CheckStage(LaterStageEntry stage, JsonPlace place)
    {
        JsonPlace seconds = place.Member("when").Member("seconds");
        if (stage.When is StageConditionEntry.After after) Within(after.Seconds, seconds, "how long a position is unhealthy");
        if (stage.When is StageConditionEntry.Unserved unserved) Within(unserved.Seconds, seconds, "how long nobody serves a position");
        CheckDecline(stage.Liquidation, place.Member("liquidation"));
    }

    void CheckOracle(OracleEntry oracle, JsonPlace place)
    {
        if (oracle.WrongFeed?.At is { } wrong) Within(wrong, place.Member("wrongFeed").Member("at"), "the time at which it begins");
        if (oracle is OracleEntry.Push push) Within(push.Latency, place.Member("latency"), "a latency");
        if (oracle is not OracleEntry.Median median) return;
        for (int i = 0; i < median.Sources.Count; i++) CheckOracle(median.Sources[i], place.Member("sources").Item(i));
    }

    void Within(double seconds, JsonPlace place, string kind)
    {
        if (seconds > Nearly * horizon) throw place.Refuse(seconds, FormattableString.Invariant($"{kind} is in seconds, and at most the horizon, {horizon:0.###} s"));
    }
}
