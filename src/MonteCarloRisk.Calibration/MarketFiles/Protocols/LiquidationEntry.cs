using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A liquidation mechanism, as a file says it.</summary>
[Description("How unhealthy positions are liquidated.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FixedBonus), "fixedBonus")]
[JsonDerivedType(typeof(DutchAuction), "dutchAuction")]
[JsonDerivedType(typeof(EnglishAuctionEntry), "englishAuction")]
[JsonDerivedType(typeof(AbsorptionEntry), "absorption")]
[JsonDerivedType(typeof(ReverseDiscountEntry), "reverseDiscount")]
[JsonDerivedType(typeof(TwoStageAuctionEntry), "twoStageAuction")]
[JsonDerivedType(typeof(StabilityPoolEntry), "stabilityPool")]
[JsonDerivedType(typeof(BandsEntry), "bands")]
public abstract record LiquidationEntry
{
    /// <summary>The mechanism, checked.</summary>
    internal abstract LiquidationMechanism ToMechanism(double liquidationThreshold, JsonPlace place);

    [Description("A liquidator repays debt and takes collateral worth it, and a bonus, at the oracle's price.")]
    internal sealed record FixedBonus : LiquidationEntry
    {
        [Description("The bonus, a fraction of what is repaid, such as 0.05; with the threshold it leaves a position solvent: threshold x (1 + bonus) is at most 1.")]
        [Within("[0, 1]")]
        public required double Bonus { get; init; }

        [Description("Most of the debt that one liquidation repays; by default 0.5.")]
        [Within("(0, 1]")]
        public double CloseFactor { get; init; } = 0.5;

        [Description("Health at or below which the whole debt may be repaid; by default 0.95.")]
        [Within("[0, 1]")]
        public double FullCloseHealth { get; init; } = 0.95;

        [Description("Fraction of the bonus that goes to the protocol; by default 0.")]
        [Within("[0, 1]")]
        public double ProtocolFee { get; init; }

        [Description("What the close factor is of; by default the debt in the asset that is repaid.")]
        public CloseFactorRuleEntry? CloseFactorOf { get; init; }

        internal override LiquidationMechanism ToMechanism(double liquidationThreshold, JsonPlace place)
        {
            Fractions.Check(Bonus, place.Member("bonus"), "a liquidation bonus");
            if (liquidationThreshold * (1 + Bonus) > 1)
                throw place.Member("bonus").Refuse(Bonus, FormattableString.Invariant($"with a liquidation threshold of {liquidationThreshold} each liquidation at the threshold would leave bad debt; threshold x (1 + bonus) is at most 1"));
            Fractions.CheckAboveZero(CloseFactor, place.Member("closeFactor"), "a close factor");
            Fractions.Check(FullCloseHealth, place.Member("fullCloseHealth"), "the health for a full close");
            Fractions.Check(ProtocolFee, place.Member("protocolFee"), "the protocol's fraction of the bonus");
            return new LiquidationMechanism.FixedBonus(Bonus, CloseFactor, FullCloseHealth, ProtocolFee) { CloseFactorOf = CloseFactorOf?.ToRule(place.Member("closeFactorOf")) ?? new CloseFactorRule.ReserveDebt() };
        }
    }

    [Description("The collateral is put up at a price that falls until a bidder takes it.")]
    internal sealed record DutchAuction : LiquidationEntry
    {
        [Description("What the auction must raise above the debt, a fraction of it (chop less one), such as 0.13.")]
        [Within("[0, 1]")]
        public required double Penalty { get; init; }

        [Description("Starting price over the oracle's (buf), such as 1.1; above 0, at most 10.")]
        [Within("(0, 10]")]
        public required double Buffer { get; init; }

        [Description("How the price falls (calc).")]
        public required DeclineEntry Decline { get; init; }

        [Description("Seconds after which an auction needs to be started anew (tail).")]
        [Within("(0, 2592000]")]
        public required double Tail { get; init; }

        [Description("Price over starting price below which it needs to be started anew (cusp); by default 0.")]
        [Within("[0, 1)")]
        public double Cusp { get; init; }

        [Description("What the protocol pays the keeper who starts an auction (tip); by default 0.")]
        [Within("[0, 1e18]")]
        public double Tip { get; init; }

        [Description("What it pays beside, as a fraction of what the auction must raise (chip); by default 0.")]
        [Within("[0, 1]")]
        public double Chip { get; init; }

        [Description("The least debt that a position may have (dust); by default 0.")]
        [Within("[0, 1e18]")]
        public double Dust { get; init; }

        [Description("The most that open auctions of the asset may have to raise together (hole); by default there is no limit.")]
        [Within("(0, 1e18]")]
        public double? Hole { get; init; }

        internal override LiquidationMechanism ToMechanism(double liquidationThreshold, JsonPlace place)
        {
            Fractions.Check(Penalty, place.Member("penalty"), "a liquidation penalty");
            if (!(Buffer > 0 && Buffer <= 10)) throw place.Member("buffer").Refuse(Buffer, "a starting price over the oracle's is above 0 and at most 10; 1.1 is ten percent above it");
            Durations.Check(Tail, place.Member("tail"), "a tail");
            Fractions.CheckBelowOne(Cusp, place.Member("cusp"), "a cusp");
            Ranges.CheckAmount(Tip, place.Member("tip"), "a tip");
            Fractions.Check(Chip, place.Member("chip"), "a chip");
            Ranges.CheckAmount(Dust, place.Member("dust"), "a dust limit");
            if (Hole is { } hole) Fractions.CheckAmountAboveZero(hole, place.Member("hole"), "a hole");
            if (Hole < Dust) throw place.Member("hole").Refuse(Hole, FormattableString.Invariant($"the least debt of a position is {Dust} (dust), and a hole below it starts no auction of a part; a hole is at least that"));
            if (Decline is DeclineEntry.Stairstep { Step: var step } && step > Tail)
                throw place.Member("decline").Member("step").Refuse(step, FormattableString.Invariant($"an auction is started anew after {Tail} s (tail), before its price would fall once; a step is in seconds, and at most the tail"));
            return new LiquidationMechanism.DutchAuction(Penalty, Buffer, Decline.ToDecline(place.Member("decline")), Tail, Cusp, Tip, Chip, Dust, Hole);
        }
    }

    [Description("How the price of an auction falls.")]
    [JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
    [JsonDerivedType(typeof(Linear), "linear")]
    [JsonDerivedType(typeof(Stairstep), "stairstep")]
    [JsonDerivedType(typeof(Exponential), "exponential")]
    internal abstract record DeclineEntry
    {
        public abstract AuctionDecline ToDecline(JsonPlace place);

        static void CheckCut(double cut, JsonPlace place)
        {
            if (!(cut > 0 && cut < 1)) throw place.Refuse(cut, "a cut is what is left of the price, above 0 and below 1; 0.99 takes one percent off");
        }

        [Description("Linearly to zero.")]
        internal sealed record Linear : DeclineEntry
        {
            [Description("Seconds to zero (tau).")]
            [Within("(0, 2592000]")]
            public required double Duration { get; init; }

            public override AuctionDecline ToDecline(JsonPlace place)
            {
                Durations.Check(Duration, place.Member("duration"), "the duration of a decline");
                return new AuctionDecline.Linear(Duration);
            }
        }

        [Description("By a factor at each step.")]
        internal sealed record Stairstep : DeclineEntry
        {
            [Description("What is left of the price after a step, such as 0.99.")]
            [Within("(0, 1)")]
            public required double Cut { get; init; }

            [Description("Seconds of a step, such as 90.")]
            [Within("(0, 2592000]")]
            public required double Step { get; init; }

            public override AuctionDecline ToDecline(JsonPlace place)
            {
                CheckCut(Cut, place.Member("cut"));
                Durations.Check(Step, place.Member("step"), "the step of a decline");
                return new AuctionDecline.Stairstep(Cut, Step);
            }
        }

        [Description("By a factor each second.")]
        internal sealed record Exponential : DeclineEntry
        {
            [Description("What is left of the price after a second, such as 0.9998.")]
            [Within("(0, 1)")]
            public required double Cut { get; init; }

            public override AuctionDecline ToDecline(JsonPlace place)
            {
                CheckCut(Cut, place.Member("cut"));
                return new AuctionDecline.Exponential(Cut);
            }
        }
    }
}
