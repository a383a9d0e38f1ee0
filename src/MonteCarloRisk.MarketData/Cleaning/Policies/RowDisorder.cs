using System.ComponentModel;

namespace MonteCarloRisk.MarketData.Cleaning.Policies;

/// <summary>What is done with rows that are out of order.</summary>
[Description("What is done with rows that are out of order.")]
public enum RowDisorder
{
    /// <summary>The file is refused.</summary>
    Refuse,

    /// <summary>Rows are sorted by time.</summary>
    Sort,
}
