namespace MonteCarloRisk.Calibration.Volatility.RealizedVolatility;

/// <summary>A coefficient of the regression.</summary>
/// <param name="Name">constant, day, week or month.</param>
/// <param name="Value">Its value.</param>
/// <param name="NeweyWestError">Its standard error.</param>
public sealed record HarCoefficient(string Name, double Value, double NeweyWestError);
