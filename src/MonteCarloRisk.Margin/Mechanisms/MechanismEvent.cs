using System.Text.Json.Serialization;

namespace MonteCarloRisk.Margin.Mechanisms;

/// <summary>One event on a failing path.</summary>
/// <param name="Days">Days from the start.</param>
/// <param name="Kind">What happened, such as "badDebt".</param>
/// <param name="Asset">The asset that it concerns; null where it concerns none.</param>
/// <param name="Position">The position that it concerns; null likewise.</param>
/// <param name="Amount">How much.</param>
public sealed record MechanismEvent(double Days, string Kind, string? Asset, string? Position, double Amount)
{
    /// <summary>The stage of liquidation in which the position is, from 1 on; null where its collateral has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Stage { get; init; }

    /// <summary>How that stage liquidates, such as "dutchAuction"; null likewise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Liquidation { get; init; }
}
