namespace MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

/// <summary>Where a search ended.</summary>
/// <param name="Coordinates">The point.</param>
/// <param name="IsBound">Which coordinates are at a bound.</param>
/// <param name="Value">Minus the log-likelihood of a return, on average.</param>
/// <param name="GradientNorm">Largest derivative of the value by a free coordinate; zero at a kink whose slopes enclose zero.</param>
sealed record Optimum(double[] Coordinates, bool[] IsBound, double Value, double GradientNorm)
{
    /// <summary>A derivative below this moves the log-likelihood by less than rounding does.</summary>
    public const double Tolerance = 1e-9;

    public bool IsMinimum => GradientNorm <= Tolerance;
}
