using MonteCarloRisk.Calibration.Volatility;

namespace MonteCarloRisk.Calibration.FilteredHistory;

/// <summary>
/// Tomorrow's variance from today's: v' = constant + (reaction + asymmetry [x below 0]) x^2 + persistence v, x the return less its mean. It covers EWMA (no constant,
/// reaction and persistence sum to one), GARCH(1,1) and GJR.
/// </summary>
/// <param name="Constant">Constant, zero or more.</param>
/// <param name="Reaction">Weight of the squared return, zero or more.</param>
/// <param name="Asymmetry">Added weight of a fall.</param>
/// <param name="Persistence">Weight of today's variance, in [0, 1).</param>
public sealed record VarianceRecursion(double Constant, double Reaction, double Asymmetry, double Persistence)
{
    /// <summary>The recursion of exponential weights.</summary>
    /// <param name="decay">Weight of yesterday's variance, in (0, 1).</param>
    public static VarianceRecursion Ewma(double decay = EwmaVolatility.DailyDecay) => new(0, 1 - decay, 0, decay);

    /// <summary>Tomorrow's variance.</summary>
    /// <param name="variance">Today's variance.</param>
    /// <param name="surprise">Today's return less its mean.</param>
    public double Next(double variance, double surprise) => Constant + (Reaction + (surprise < 0 ? Asymmetry : 0)) * surprise * surprise + Persistence * variance;
}
