namespace MonteCarloRisk.Domain.Models;

/// <summary>The probability measure that a drift belongs to.</summary>
public enum Measure
{
    /// <summary>Frequencies as they are expected to be observed; used for risk.</summary>
    RealWorld,

    /// <summary>The pricing measure, under which discounted prices are martingales.</summary>
    RiskNeutral,
}
