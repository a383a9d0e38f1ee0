using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Manipulation;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A reference pool, as a file says it.</summary>
[Description("A pool of constant product whose price the oracle reads, and which somebody may move.")]
public sealed record ReferencePoolEntry
{
    /// <summary>The reserve.</summary>
    [Description("Value of one of its two sides, above zero.")]
    [Within("(0, 1e18]")]
    public required double Reserve { get; init; }

    /// <summary>The fee.</summary>
    [Description("Fee on what comes in, 0 to below 1; by default 0.003.")]
    [Within("[0, 1)")]
    public double Fee { get; init; } = 0.003;

    internal ReferencePool ToPool(JsonPlace place)
    {
        Fractions.CheckAmountAboveZero(Reserve, place.Member("reserve"), "the reserve of a pool");
        Fractions.CheckBelowOne(Fee, place.Member("fee"), "the fee of a pool");
        return new ReferencePool(Reserve, Fee);
    }
}
