using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Perpetuals;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A pool that is the counterparty of perpetuals, as a file says it.</summary>
[Description("The pool that is the counterparty of all positions, as at GMX: it pays their profits and has their losses and fees. Longs are paid out of its units, shorts out of its cash. Unhealthy positions are closed whole at the mark price.")]
public sealed record LiquidityPoolEntry
{
    /// <summary>The asset that it holds.</summary>
    [Description("The asset that it holds, one of the model; by default the market's own.")]
    public string? Asset { get; init; }

    /// <summary>Units of it.</summary>
    [Description("Units of the asset that it holds today, zero or more; above zero where there are longs.")]
    [Within("[0, 1e18]")]
    public required double Units { get; init; }

    /// <summary>Numéraire.</summary>
    [Description("What it holds of the numéraire today, zero or more; above zero where there are shorts.")]
    [Within("[0, 1e18]")]
    public required double Cash { get; init; }

    /// <summary>What a liquidation costs.</summary>
    [Description("Fee of a liquidation, a fraction of the size at entry, which goes to the pool; by default 0.002.")]
    [Within("[0, 1]")]
    public double LiquidationFee { get; init; } = 0.002;

    /// <summary>What a position costs.</summary>
    [Description("Borrowing fee a year, a fraction of the size at entry, where all that the pool holds for the side is reserved; in proportion where less is. By default 0.")]
    [Within("[0, 100]")]
    public double BorrowingFactor { get; init; }

    /// <summary>What open interest may reserve.</summary>
    [Description("Most of what the pool holds for a side that open interest may reserve; told beside what is reserved, it closes nobody's position. By default there is no limit.")]
    [Within("(0, 100]")]
    public double? ReserveFactor { get; init; }

    /// <summary>What profits are paid.</summary>
    [Description("Most of what the pool holds for a side that the side's profits are paid, above 0, at most 1; by default 0.9.")]
    [Within("(0, 1]")]
    public double MaxPnlFactorForTraders { get; init; } = 0.9;

    /// <summary>When profits are closed.</summary>
    [Description("A side whose profit over what the pool holds for it is above this is deleveraged, the most profitable first; above 0, at most 1. By default nobody is.")]
    [Within("(0, 1]")]
    public double? MaxPnlFactorForAdl { get; init; }

    /// <summary>How far they are.</summary>
    [Description("Deleveraging closes positions until the side's profit is this part of what the pool holds for it; 0 to below 1, not above maxPnlFactorForAdl, which needs it.")]
    [Within("[0, 1)")]
    public double? MinPnlFactorAfterAdl { get; init; }

    internal LiquidationMechanism ToMechanism(string market, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        if (Asset is { } named) Names.CheckKnown(named, assets, "asset", place.Member("asset"));
        Ranges.CheckAmount(Units, place.Member("units"), "a number of units");
        Ranges.CheckAmount(Cash, place.Member("cash"), "what a pool holds");
        if (Units == 0 && Cash == 0) throw place.Fault("the pool holds nothing; units, cash or both are above zero");
        Fractions.Check(LiquidationFee, place.Member("liquidationFee"), "a fee");
        Fractions.CheckWithin(BorrowingFactor, 0, 100, place.Member("borrowingFactor"), "a borrowing fee a year");
        if (ReserveFactor is { } reserve) CheckFactor(reserve, place.Member("reserveFactor"));
        Fractions.CheckAboveZero(MaxPnlFactorForTraders, place.Member("maxPnlFactorForTraders"), "a profit factor for traders");
        return new LiquidationMechanism.LiquidityPool(Asset ?? market, Units, Cash, LiquidationFee, BorrowingFactor, MaxPnlFactorForTraders) { Deleveraging = ToFactors(place), ReserveFactor = ReserveFactor };
    }

    private ProfitFactors? ToFactors(JsonPlace place)
    {
        JsonPlace target = place.Member("minPnlFactorAfterAdl");
        if (MaxPnlFactorForAdl is not { } above) return MinPnlFactorAfterAdl is { } alone ? throw target.Refuse(alone, "maxPnlFactorForAdl says when deleveraging begins, and is missing") : null;
        Fractions.CheckAboveZero(above, place.Member("maxPnlFactorForAdl"), "a profit factor for deleveraging");
        if (MinPnlFactorAfterAdl is not { } down) throw target.Fault("how far deleveraging goes is not said; it stands beside maxPnlFactorForAdl");
        Fractions.CheckBelowOne(down, target, "a profit factor after deleveraging");
        if (down > above) throw target.Refuse(down, FormattableString.Invariant($"deleveraging begins above {above}, and goes no higher"));
        return new ProfitFactors(above, down);
    }

    private static void CheckFactor(double factor, JsonPlace place)
    {
        if (!(factor > 0 && factor <= 100)) throw place.Refuse(factor, "a factor is a part of what the pool holds, above 0 and at most 100; 0.85 is 85%");
    }
}
