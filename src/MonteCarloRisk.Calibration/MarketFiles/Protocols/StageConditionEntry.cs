using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>When a later stage takes over, as a file says it.</summary>
[Description("When a later stage of liquidation takes an unhealthy position over.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(BelowHealth), "belowHealth")]
[JsonDerivedType(typeof(After), "after")]
[JsonDerivedType(typeof(Unserved), "unserved")]
[JsonDerivedType(typeof(AfterResets), "afterResets")]
[JsonDerivedType(typeof(PoolShort), "poolShort")]
public abstract record StageConditionEntry
{
    const int MostResets = 1000;

    /// <summary>The condition, checked.</summary>
    internal abstract StageCondition ToCondition(JsonPlace place);

    [Description("Its health is below a level.")]
    internal sealed record BelowHealth : StageConditionEntry
    {
        [Description("Threshold times collateral over debt, in and outside an auction, at the oracle's price; above 0, at most 1, and falling from stage to stage.")]
        [Within("(0, 1]")]
        public required double Health { get; init; }

        internal override StageCondition ToCondition(JsonPlace place)
        {
            Fractions.CheckAboveZero(Health, place.Member("health"), "a health");
            return new StageCondition.BelowHealth(Health);
        }
    }

    [Description("It has been unhealthy in the stage before for a time without a break.")]
    internal sealed record After : StageConditionEntry
    {
        [Description("Seconds; up to whole dates.")]
        [Within("(0, 2592000]")]
        public required double Seconds { get; init; }

        internal override StageCondition ToCondition(JsonPlace place)
        {
            Durations.Check(Seconds, place.Member("seconds"), "how long a position is unhealthy");
            return new StageCondition.After(Seconds);
        }
    }

    [Description("Nobody has bought of it, or started an auction of it, for a time in which it was unhealthy in the stage before: keepers are absent, or it does not pay. Not behind a twoStageAuction.")]
    internal sealed record Unserved : StageConditionEntry
    {
        [Description("Seconds; up to whole dates.")]
        [Within("(0, 2592000]")]
        public required double Seconds { get; init; }

        internal override StageCondition ToCondition(JsonPlace place)
        {
            Durations.Check(Seconds, place.Member("seconds"), "how long nobody serves a position");
            return new StageCondition.Unserved(Seconds);
        }
    }

    [Description("Its dutchAuction, or its englishAuction without a bid, was started anew so often and would have to be again.")]
    internal sealed record AfterResets : StageConditionEntry
    {
        [Description("How often, 0 to 1000; by default 0, the first time that it finds no bidder.")]
        [Within("[0, 1000]")]
        public int Resets { get; init; }

        internal override StageCondition ToCondition(JsonPlace place)
        {
            if (Resets is < 0 or > MostResets) throw place.Member("resets").Refuse(Resets, $"how often an auction is started anew is 0 to {MostResets}");
            return new StageCondition.AfterResets(Resets);
        }
    }

    [Description("The stabilityPool before it has less than the position owes, so nothing is redistributed by it.")]
    internal sealed record PoolShort : StageConditionEntry
    {
        internal override StageCondition ToCondition(JsonPlace place) => new StageCondition.PoolShort();
    }
}
