namespace MonteCarloRisk.Domain.Markets;

/// <summary>The closing price of one day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Close">The closing price in the numéraire.</param>
public readonly record struct DailyClose(DateOnly Day, double Close);
