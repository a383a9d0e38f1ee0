using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>What perpetuals on one underlying require, long and short: the rule covers the side and contract that needs most.</summary>
/// <param name="Underlying">Name of the underlying asset.</param>
/// <param name="Current">The rule in force.</param>
/// <param name="Recommended">The recommended rule; the one in force where a side could not be resolved.</param>
/// <param name="Sides">Each contract's sides.</param>
public sealed record PerpetualRequirement(string Underlying, PerpetualMarginRule Current, PerpetualMarginRule Recommended, IReadOnlyList<PerpetualSide> Sides)
{
    /// <summary>The rule that would be recommended without governance limits; null where there are none, and in documents of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PerpetualMarginRule? Solved { get; init; }

    /// <summary>Whether every side was resolved.</summary>
    public bool IsResolved => Sides.All(side => side.Maintenance.Requirement is not null && side.Initial is not null);

    /// <summary>The side whose maintenance margin is the largest, one that was not resolved before all others.</summary>
    public PerpetualSide NeedsMostMaintenance => Sides.MaxBy(side => side.Maintenance.Requirement?.Interval.Upper ?? double.PositiveInfinity)!;

    /// <summary>The side whose initial margin is the largest, one that was not resolved before all others.</summary>
    public PerpetualSide NeedsMostInitial => Sides.MaxBy(side => side.Initial?.Interval.Upper ?? double.PositiveInfinity)!;
}
