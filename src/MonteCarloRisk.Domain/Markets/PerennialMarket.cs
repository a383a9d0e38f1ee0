namespace MonteCarloRisk.Domain.Markets;

/// <summary>One market of Perennial v2.</summary>
/// <param name="Margin">Initial ratio of notional.</param>
/// <param name="Maintenance">Maintenance ratio of notional.</param>
/// <param name="LeastMargin">Least initial requirement, in the numéraire.</param>
/// <param name="LeastMaintenance">Least maintenance requirement, in the numéraire.</param>
public sealed record PerennialMarket(double Margin, double Maintenance, double LeastMargin, double LeastMaintenance);
