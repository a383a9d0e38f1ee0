using System.ComponentModel;

namespace MonteCarloRisk.MarketData.Cleaning.Policies;

/// <summary>What is done with rows that have no usable price.</summary>
[Description("What is done with rows that have no usable price.")]
public enum UnusableRows
{
    /// <summary>The file is refused.</summary>
    Refuse,

    /// <summary>The rows are left out.</summary>
    LeaveOut,
}
