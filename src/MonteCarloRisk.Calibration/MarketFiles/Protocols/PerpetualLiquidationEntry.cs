using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>How perpetuals are liquidated, as a file says it.</summary>
[Description("How perpetuals are liquidated.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PartialLiquidation), "partialLiquidation")]
public abstract record PerpetualLiquidationEntry
{
    /// <summary>The mechanism, checked.</summary>
    internal abstract LiquidationMechanism ToMechanism(FundingLaw funding, JsonPlace place);

    [Description("A position is offered to the market, a part at a time, down to a limit that falls as its margin goes; what it is closed at below the price that leaves it nothing is bad debt.")]
    internal sealed record PartialLiquidation : PerpetualLiquidationEntry
    {
        [Description("Largest fee, a fraction of what the position is closed at, which goes to the insurance fund; by default 0.015.")]
        [Within("[0, 1]")]
        public double MostFee { get; init; } = 0.015;

        [Description("How fast the limit falls as the margin goes, 1 to 100; by default 1, at which it is farthest when the equity is zero.")]
        [Within("[1, 100]")]
        public double Adjustment { get; init; } = 1;

        [Description("How far the limit lies from the mark price at most, over the maintenance margin, above 0, at most 100; by default 1.5.")]
        [Within("(0, 100]")]
        public double Spread { get; init; } = 1.5;

        [Description("Largest share of a position that is closed on a date; by default 1.")]
        [Within("(0, 1]")]
        public double MostShare { get; init; } = 1;

        [Description("Notional that may always be closed on a date; by default 0.")]
        [Within("[0, 1e18]")]
        public double LeastNotional { get; init; }

        [Description("Most notional of a position that is closed on a date; by default there is no limit.")]
        [Within("(0, 1e18]")]
        public double? MostNotional { get; init; }

        internal override LiquidationMechanism ToMechanism(FundingLaw funding, JsonPlace place)
        {
            Fractions.Check(MostFee, place.Member("mostFee"), "a fee");
            Fractions.CheckWithin(Adjustment, 1, 100, place.Member("adjustment"), "an adjustment");
            if (!(Spread > 0 && Spread <= 100)) throw place.Member("spread").Refuse(Spread, "a spread is over the maintenance margin, above 0 and at most 100");
            Fractions.CheckAboveZero(MostShare, place.Member("mostShare"), "a share");
            Ranges.CheckAmount(LeastNotional, place.Member("leastNotional"), "a notional");
            if (MostNotional is { } most) Fractions.CheckAmountAboveZero(most, place.Member("mostNotional"), "the most notional");
            if (MostNotional < LeastNotional) throw place.Member("mostNotional").Refuse(MostNotional, FormattableString.Invariant($"{LeastNotional} may always be closed (leastNotional); the most is at least that"));
            return new LiquidationMechanism.PartialLiquidation(MostFee, Adjustment, Spread, MostShare, LeastNotional, MostNotional) { Funding = funding };
        }
    }
}
