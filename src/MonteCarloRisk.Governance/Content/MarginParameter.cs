namespace MonteCarloRisk.Governance.Content;

/// <summary>The parameters of the margin rules that a calibration recommends.</summary>
enum MarginParameter
{
    LoanToValue,
    LiquidationThreshold,
    InitialMargin,
    MaintenanceMargin,
}
