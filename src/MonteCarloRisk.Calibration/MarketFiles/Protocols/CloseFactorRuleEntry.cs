using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>What a close factor is of, as a file says it.</summary>
[Description("What a close factor is a fraction of, and what it does not bind.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ReserveDebt), "reserveDebt")]
[JsonDerivedType(typeof(TotalDebt), "totalDebt")]
internal abstract record CloseFactorRuleEntry
{
    public abstract CloseFactorRule ToRule(JsonPlace place);

    [Description("The debt in the asset that is repaid, however small.")]
    internal sealed record ReserveDebt : CloseFactorRuleEntry
    {
        public override CloseFactorRule ToRule(JsonPlace place) => new CloseFactorRule.ReserveDebt();
    }

    [Description("All debt of the position; small positions may be repaid whole, and no small rest may be left.")]
    internal sealed record TotalDebt : CloseFactorRuleEntry
    {
        [Description("Value of debt or collateral below which all may be repaid; by default 2000.")]
        [Within("[0, 1e18]")]
        public double SmallPosition { get; init; } = 2000;

        [Description("What must be left of both where both are left; by default 1000.")]
        [Within("[0, 1e18]")]
        public double Leftover { get; init; } = 1000;

        public override CloseFactorRule ToRule(JsonPlace place)
        {
            Ranges.CheckAmount(SmallPosition, place.Member("smallPosition"), "the size of a small position");
            Ranges.CheckAmount(Leftover, place.Member("leftover"), "a leftover");
            if (Leftover > SmallPosition / 2) throw place.Member("leftover").Refuse(Leftover, FormattableString.Invariant($"at most half of what a small position is, {SmallPosition / 2}, or positions of that size could not be liquidated in part"));
            return new CloseFactorRule.TotalDebt(SmallPosition, Leftover);
        }
    }
}
