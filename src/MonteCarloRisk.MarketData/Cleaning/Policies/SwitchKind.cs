using System.ComponentModel;

namespace MonteCarloRisk.MarketData.Cleaning.Policies;

/// <summary>What changed on the day of a switch.</summary>
[Description("What changed on the day of a switch.")]
public enum SwitchKind
{
    /// <summary>The ticker names another token: rows before the day are left out.</summary>
    Ticker,

    /// <summary>The same token is counted in other units: returns before and after are used, the one across is not.</summary>
    Redenomination,
}
