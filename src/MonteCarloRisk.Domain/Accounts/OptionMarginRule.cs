namespace MonteCarloRisk.Domain.Accounts;

/// <summary>Margin of short options on one underlying, as fractions of the underlying's value per contract.</summary>
/// <param name="InitialMargin">Equity needed to open, beyond the option's value; at least the maintenance margin.</param>
/// <param name="MaintenanceMargin">Equity needed to keep, beyond the option's value; zero or more.</param>
public sealed record OptionMarginRule(double InitialMargin, double MaintenanceMargin);
