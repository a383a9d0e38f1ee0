using System.ComponentModel;

namespace MonteCarloRisk.MarketData.Cleaning.Policies;

/// <summary>What is done with rows that are odd but may be right.</summary>
[Description("What is done with rows that are odd but may be right.")]
public enum SuspectRows
{
    /// <summary>They are used.</summary>
    Keep,

    /// <summary>They are left out, and no return is computed across them.</summary>
    LeaveOut,
}
