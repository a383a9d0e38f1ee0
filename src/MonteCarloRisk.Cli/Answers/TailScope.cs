namespace MonteCarloRisk.Cli.Answers;

/// <summary>Over what a tail is told.</summary>
/// <param name="Horizon">Horizon in years.</param>
/// <param name="MonitoringDates">Dates on which the account is watched up to the horizon.</param>
/// <param name="LiquidationDelay">Dates from a breach to the close-out.</param>
sealed record TailScope(double Horizon, int MonitoringDates, int LiquidationDelay);
