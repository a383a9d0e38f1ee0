using System.ComponentModel;

namespace MonteCarloRisk.MarketData.Cleaning.Policies;

/// <summary>What is done with a last bar that had not ended.</summary>
[Description("What is done with a last bar that had not ended.")]
public enum PartialBars
{
    /// <summary>It is left out.</summary>
    LeaveOut,

    /// <summary>It is used as if it had.</summary>
    Keep,
}
