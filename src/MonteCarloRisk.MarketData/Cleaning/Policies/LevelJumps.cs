using System.ComponentModel;

namespace MonteCarloRisk.MarketData.Cleaning.Policies;

/// <summary>What is done with moves by a factor of ten or more.</summary>
[Description("What is done with moves by a factor of ten or more.")]
public enum LevelJumps
{
    /// <summary>The file is refused.</summary>
    Refuse,

    /// <summary>The price moved: the return is used.</summary>
    Keep,

    /// <summary>The return is never used.</summary>
    Cut,
}
