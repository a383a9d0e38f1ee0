namespace MonteCarloRisk.Domain.Accounts;

/// <summary>The parameters of the margin rules.</summary>
public enum MarginParameter
{
    /// <summary>Largest debt at opening as a fraction of the collateral's value.</summary>
    LoanToValue,

    /// <summary>Debt over collateral value beyond which an account may be liquidated.</summary>
    LiquidationThreshold,

    /// <summary>Equity needed to open a short option, as a fraction of the underlying's value.</summary>
    InitialMargin,

    /// <summary>Equity needed to keep it.</summary>
    MaintenanceMargin,

    /// <summary>Equity needed to open a perpetual, as a fraction of its notional.</summary>
    PerpetualInitialMargin,

    /// <summary>Equity needed to keep it.</summary>
    PerpetualMaintenanceMargin,
}
