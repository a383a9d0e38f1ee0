using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>An auction in two stages, as a file says it.</summary>
[Description("A position is sold in shares at a falling part of what it is worth while it is solvent, and then with a growing payment of the protocol.")]
sealed record TwoStageAuctionEntry : LiquidationEntry
{
    [Description("Part of its value asked first; by default 0.95.")]
    [Within("(0, 1]")]
    public double First { get; init; } = 0.95;

    [Description("Part at which the fast decline ends; by default 0.7.")]
    [Within("[0, 1]")]
    public double Cutoff { get; init; } = 0.7;

    [Description("Seconds of the fast decline; by default 900.")]
    [Within("(0, 2592000]")]
    public double FastLength { get; init; } = 900;

    [Description("Seconds of the slow decline to zero; by default 43200.")]
    [Within("(0, 2592000]")]
    public double SlowLength { get; init; } = 43_200;

    [Description("Seconds in which the payment for an insolvent position grows to its most; by default 3600.")]
    [Within("(0, 2592000]")]
    public double InsolventLength { get; init; } = 3600;

    [Description("Fraction of the maintenance requirement by which it must be exceeded again; by default 0.15.")]
    [Within("[0, 10]")]
    public double BufferShare { get; init; } = 0.15;

    [Description("Fraction of the value auctioned that the insurance fund is paid at the start; by default 0.1.")]
    [Within("[0, 1]")]
    public double FeeShare { get; init; } = 0.1;

    [Description("Value below which a position may be bought whole; by default 0.")]
    [Within("[0, 1e18]")]
    public double WholeBelow { get; init; }

    internal override LiquidationMechanism ToMechanism(double liquidationThreshold, JsonPlace place)
    {
        Fractions.CheckAboveZero(First, place.Member("first"), "the first part");
        Fractions.Check(Cutoff, place.Member("cutoff"), "a cutoff");
        if (Cutoff > First) throw place.Member("cutoff").Refuse(Cutoff, FormattableString.Invariant($"a cutoff is at most the first part, {First}"));
        Durations.Check(FastLength, place.Member("fastLength"), "the fast decline");
        Durations.Check(SlowLength, place.Member("slowLength"), "the slow decline");
        Durations.Check(InsolventLength, place.Member("insolventLength"), "the growth of the payment");
        Fractions.CheckWithin(BufferShare, 0, 10, place.Member("bufferShare"), "a buffer");
        Fractions.Check(FeeShare, place.Member("feeShare"), "a fee");
        Ranges.CheckAmount(WholeBelow, place.Member("wholeBelow"), "the value of a position that may be bought whole");
        return new LiquidationMechanism.TwoStageAuction(First, Cutoff, FastLength, SlowLength, InsolventLength, BufferShare, FeeShare, WholeBelow);
    }
}
