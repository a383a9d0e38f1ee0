using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Lending;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A position, as a file says it.</summary>
[Description("Collateral of one asset against debt in the numéraire, or in one of the reserves.")]
public sealed record LendingPositionEntry
{
    /// <summary>Its name.</summary>
    [Description("Its name; by default position 1, position 2 and so on.")]
    public string? Name { get; init; }

    /// <summary>The collateral.</summary>
    [Description("The collateral's name.")]
    public required string Collateral { get; init; }

    /// <summary>Units of it.</summary>
    [Description("Units of collateral, above zero; of a loop left out.")]
    [Within("(0, )")]
    public double? Units { get; init; }

    /// <summary>The debt.</summary>
    [Description("Debt today, above zero, in units of what is owed; of a loop left out.")]
    [Within("(0, )")]
    public double? Debt { get; init; }

    /// <summary>The asset owed.</summary>
    [Description("The asset owed, one of the reserves; by default the numéraire.")]
    public string? DebtAsset { get; init; }

    /// <summary>The category.</summary>
    [Description("The category of eModes that it stands in; by default none.")]
    public string? EMode { get; init; }

    /// <summary>The loop.</summary>
    [Description("Units and debt as a leverage loop, in their place.")]
    public LoopEntry? Loop { get; init; }

    /// <summary>When its owners repay early.</summary>
    [Description("When its owners repay before they are liquidated; by default as the collateral says.")]
    public DeRiskingEntry? DeRisking { get; init; }

    internal string NameAt(int index) => Name ?? $"position {index + 1}";

    internal IEnumerable<LendingPosition> ToPositions(int index, ProtocolDescription protocol, JsonPlace place)
    {
        LendingPosition position = ToPosition(index, protocol, place);
        CollateralMarketEntry market = protocol.Collateral[Collateral];
        DeRisking?.Check(market.Liquidation, place.Member("deRisking"));
        if (DeRisking is not null && IsPaired(protocol)) throw place.Member("deRisking").Fault("what owes one of the reserves, stands in a category, is a loop or holds collateral that is lent is not repaid early");
        DeRiskingEntry? owners = DeRisking ?? (IsPaired(protocol) ? null : market.DeRisking);
        return owners?.Split(position) ?? [position];
    }

    private bool IsPaired(ProtocolDescription protocol) => DebtAsset is not null || EMode is not null || Loop is not null || protocol.Reserves?.ContainsKey(Collateral) == true;

    private LendingPosition ToPosition(int index, ProtocolDescription protocol, JsonPlace place)
    {
        Names.CheckKnown(Collateral, [.. protocol.Collateral.Keys], "collateral", place.Member("collateral"));
        CheckPair(protocol, place);
        if (Loop is null)
        {
            double units = Units ?? throw place.Fault("units are needed, or a loop");
            double debt = Debt ?? throw place.Fault("debt is needed, or a loop");
            Fractions.CheckAmountAboveZero(units, place.Member("units"), "the units of a position");
            Fractions.CheckAmountAboveZero(debt, place.Member("debt"), "the debt of a position");
            return new LendingPosition(NameAt(index), Collateral, units, debt) { DebtAsset = DebtAsset, Mode = EMode };
        }

        if (Units is { } given) throw place.Member("units").Refuse(given, "units and debt of a loop follow from equity and leverage");
        if (Debt is { } owed) throw place.Member("debt").Refuse(owed, "units and debt of a loop follow from equity and leverage");
        double threshold = EMode is { } mode && protocol.EModes is { } modes ? modes[mode].LiquidationThreshold : protocol.Collateral[Collateral].LiquidationThreshold;
        LoopUnwinding unwinding = Loop.ToUnwinding(threshold, place.Member("loop"));
        return new LendingPosition(NameAt(index), Collateral, Loop.Units, Loop.Debt) { DebtAsset = DebtAsset, Mode = EMode, Unwinding = unwinding };
    }

    private void CheckPair(ProtocolDescription protocol, JsonPlace place)
    {
        IReadOnlyDictionary<string, ReserveEntry> reserves = protocol.Reserves ?? new Dictionary<string, ReserveEntry>();
        CollateralMarketEntry market = protocol.Collateral[Collateral];
        if (DebtAsset is { } owed)
        {
            Names.CheckKnown(owed, [.. reserves.Keys], "reserve", place.Member("debtAsset"));
            if (owed == Collateral) throw place.Member("debtAsset").Refuse(owed, "who owes what he holds is made unhealthy by no price");
            if (market.DebtCeiling is not null && !reserves[owed].BorrowableInIsolation) throw place.Member("debtAsset").Refuse(owed, $"{Collateral} is isolated by its debtCeiling, and owes what is borrowableInIsolation only");
        }

        if (EMode is { } mode)
        {
            IReadOnlyDictionary<string, EfficiencyModeEntry> modes = protocol.EModes ?? new Dictionary<string, EfficiencyModeEntry>();
            Names.CheckKnown(mode, [.. modes.Keys], "category", place.Member("eMode"));
            IReadOnlyList<string> within = modes[mode]?.Assets ?? [];
            if (!within.Contains(Collateral)) throw place.Member("eMode").Refuse(mode, $"{Collateral} is none of its assets");
            if (DebtAsset is null) throw place.Member("eMode").Refuse(mode, "in a category only its assets are owed; debtAsset is needed");
            if (!within.Contains(DebtAsset)) throw place.Member("debtAsset").Refuse(DebtAsset, $"in the category {mode} only its assets are owed");
        }

        if (Loop is not null && DebtAsset is null && protocol.Interest is null) throw place.Member("loop").Fault("no interest says what its debt costs, above which its owner takes it back");
        if (IsPaired(protocol) && market.Liquidation is not LiquidationEntry.FixedBonus)
            throw place.Fault($"what owes one of the reserves, stands in a category, is a loop or holds collateral that is lent is liquidated at a fixedBonus, and {Collateral} is not");
    }
}
