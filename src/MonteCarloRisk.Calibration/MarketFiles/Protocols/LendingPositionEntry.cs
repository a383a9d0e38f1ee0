using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A position, as a file says it.</summary>
[Description("Collateral of one asset against debt in the numéraire.")]
public sealed record LendingPositionEntry
{
    /// <summary>Its name.</summary>
    [Description("Its name; by default position 1, position 2 and so on.")]
    public string? Name { get; init; }

    /// <summary>The collateral.</summary>
    [Description("The collateral's name.")]
    public required string Collateral { get; init; }

    /// <summary>Units of it.</summary>
    [Description("Units of collateral, above zero.")]
    public required double Units { get; init; }

    /// <summary>The debt.</summary>
    [Description("Debt today, above zero.")]
    public required double Debt { get; init; }

    internal string NameAt(int index) => Name ?? $"position {index + 1}";

    internal LendingPosition ToPosition(int index, IReadOnlyCollection<string> collateral, JsonPlace place)
    {
        Names.CheckKnown(Collateral, collateral, "collateral", place.Member("collateral"));
        Fractions.CheckAmountAboveZero(Units, place.Member("units"), "the units of a position");
        Fractions.CheckAmountAboveZero(Debt, place.Member("debt"), "the debt of a position");
        return new LendingPosition(NameAt(index), Collateral, Units, Debt);
    }
}
