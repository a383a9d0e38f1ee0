using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Backstops;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A backstop, as a file says it.</summary>
[Description("What pays bad debt.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(InsuranceFund), "insuranceFund")]
[JsonDerivedType(typeof(StakingModule), "stakingModule")]
[JsonDerivedType(typeof(DebtAuction), "debtAuction")]
[JsonDerivedType(typeof(Deleveraging), "deleveraging")]
public abstract record BackstopEntry
{
    /// <summary>The backstop, checked.</summary>
    internal abstract Backstop ToBackstop(IReadOnlyCollection<string> assets, JsonPlace place);

    internal static IReadOnlyList<Backstop> ToBackstops(IReadOnlyList<BackstopEntry> entries, bool hasOrderBooks, bool lends, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        if (entries.Count > 0 && !hasOrderBooks && !lends) throw place.Fault("what a pool does not get its providers bear; backstops are of loans and of perpetuals that are closed in their market");
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries[i] is null) throw place.Item(i).Refuse(null, "an object is needed");
            if (entries[i] is StakingModule { } staking && (staking.Capitalization ?? (object?)staking.Run) is not null && entries.Take(i).Any(before => before is StakingModule))
                throw place.Item(i).Member(staking.Capitalization is null ? "run" : "capitalization").Fault("a staking module stands before it; only the first may have a capitalization or a run");
            if (entries[i] is not Deleveraging) continue;
            if (!hasOrderBooks) throw place.Item(i).Fault("deleveraging is of perpetuals, and there are none that are closed in their market; a pool has factors of its own");
            if (i > 1 || entries.Take(i).Any(before => before is not InsuranceFund)) throw place.Item(i).Fault("deleveraging stands first, or behind one insurance fund alone: who is bankrupt is closed at once");
        }

        return [.. entries.Select((entry, i) => entry.ToBackstop(assets, place.Item(i)))];
    }

    [Description("Money set aside, or a surplus buffer; penalties, fees and reserves flow into the first of them.")]
    internal sealed record InsuranceFund : BackstopEntry
    {
        [Description("What it holds today, zero or more.")]
        [Within("[0, 1e18]")]
        public required double Amount { get; init; }

        internal override Backstop ToBackstop(IReadOnlyCollection<string> assets, JsonPlace place)
        {
            Ranges.CheckAmount(Amount, place.Member("amount"), "an insurance fund");
            return new Backstop.InsuranceFund(Amount);
        }
    }

    [Description("Staked tokens, which may be slashed and sold.")]
    internal sealed record StakingModule : BackstopEntry
    {
        [Description("The token, an asset of the model.")]
        public required string Asset { get; init; }

        [Description("Tokens staked today, zero or more.")]
        [Within("[0, 1e18]")]
        public required double Units { get; init; }

        [Description("Most of them that may be slashed; by default 0.3.")]
        [Within("[0, 1]")]
        public double SlashableShare { get; init; } = 0.3;

        [Description("What is lost of their value where they are sold; by default 0.")]
        [Within("[0, 1)")]
        public double SaleDiscount { get; init; }

        [Description("What the protocol is worth: the token's price falls by bad debt over it; by default the price does not know of bad debt. Not beside pools of perpetuals.")]
        [Within("(0, 1e18]")]
        public double? Capitalization { get; init; }

        [Description("When stakers leave; by default they stay.")]
        public StakeRunEntry? Run { get; init; }

        internal override Backstop ToBackstop(IReadOnlyCollection<string> assets, JsonPlace place)
        {
            Names.CheckKnown(Asset, assets, "asset", place.Member("asset"));
            Ranges.CheckAmount(Units, place.Member("units"), "a number of staked tokens");
            Fractions.Check(SlashableShare, place.Member("slashableShare"), "a slashable share");
            Fractions.CheckBelowOne(SaleDiscount, place.Member("saleDiscount"), "a discount");
            if (Capitalization is { } worth) Fractions.CheckAmountAboveZero(worth, place.Member("capitalization"), "what a protocol is worth");
            return new Backstop.StakingModule(Asset, Units, SlashableShare, SaleDiscount) { Capitalization = Capitalization, Run = Run?.ToRun(place.Member("run")) };
        }
    }

    [Description("Perpetuals of the other side are closed against bankrupt ones that those before cannot pay for, at the price at which the bankrupt have nothing, by falling rank: profit times leverage.")]
    internal sealed record Deleveraging : BackstopEntry
    {
        internal override Backstop ToBackstop(IReadOnlyCollection<string> assets, JsonPlace place) => new Backstop.Deleveraging();
    }

    [Description("Tokens that are minted and sold to pay.")]
    internal sealed record DebtAuction : BackstopEntry
    {
        [Description("The token, an asset of the model.")]
        public required string Asset { get; init; }

        [Description("The most tokens that may be minted, zero or more.")]
        [Within("[0, 1e18]")]
        public required double Units { get; init; }

        [Description("What is lost of their value where they are sold; by default 0.")]
        [Within("[0, 1)")]
        public double SaleDiscount { get; init; }

        internal override Backstop ToBackstop(IReadOnlyCollection<string> assets, JsonPlace place)
        {
            Names.CheckKnown(Asset, assets, "asset", place.Member("asset"));
            Ranges.CheckAmount(Units, place.Member("units"), "a number of minted tokens");
            Fractions.CheckBelowOne(SaleDiscount, place.Member("saleDiscount"), "a discount");
            return new Backstop.DebtAuction(Asset, Units, SaleDiscount);
        }
    }
}
