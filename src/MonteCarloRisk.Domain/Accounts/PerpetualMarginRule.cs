namespace MonteCarloRisk.Domain.Accounts;

/// <summary>Margin of perpetuals on one underlying, long or short, as fractions of the notional.</summary>
/// <param name="InitialMargin">Equity needed to open; above zero, at least the maintenance margin. One over it is the largest leverage.</param>
/// <param name="MaintenanceMargin">Equity needed to keep; zero or more.</param>
public sealed record PerpetualMarginRule(double InitialMargin, double MaintenanceMargin);
