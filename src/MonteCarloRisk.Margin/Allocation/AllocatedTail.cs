namespace MonteCarloRisk.Margin.Allocation;

/// <summary>Who carries the tail of the bad debt at one level.</summary>
/// <param name="TailLevel">The level.</param>
/// <param name="ValueAtRisk">The value at risk.</param>
/// <param name="ExpectedShortfall">The expected shortfall.</param>
public sealed record AllocatedTail(double TailLevel, AllocatedRisk ValueAtRisk, AllocatedRisk ExpectedShortfall)
{
    /// <summary>Whether the value at risk is zero: then all bad debt lies beyond it, and the expected shortfall is the mean over one minus the level.</summary>
    public bool IsValueAtRiskZero { get; init; }
}
