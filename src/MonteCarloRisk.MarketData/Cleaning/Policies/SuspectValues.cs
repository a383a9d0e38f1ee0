using System.ComponentModel;

namespace MonteCarloRisk.MarketData.Cleaning.Policies;

/// <summary>What is done with days whose close is odd but may be right.</summary>
[Description("What is done with days whose close is odd but may be right.")]
public enum SuspectValues
{
    /// <summary>They are used.</summary>
    Keep,

    /// <summary>They are left out, and no return is computed across them.</summary>
    LeaveOut,

    /// <summary>The second source's prices of the day take their place.</summary>
    SecondSource,
}
