using System.ComponentModel;

namespace MonteCarloRisk.MarketData.Cleaning.Policies;

/// <summary>Which of several rows of one time counts.</summary>
[Description("Which of several rows of one time counts.")]
public enum ConflictingRows
{
    /// <summary>The file is refused.</summary>
    Refuse,

    /// <summary>The one that stands first in the file.</summary>
    First,

    /// <summary>The one that stands last in the file.</summary>
    Last,

    /// <summary>None of them.</summary>
    LeaveOut,
}
