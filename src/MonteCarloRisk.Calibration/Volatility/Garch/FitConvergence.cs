namespace MonteCarloRisk.Calibration.Volatility.Garch;

/// <summary>How a fit ended, and by what that is judged.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="GradientNorm">Largest derivative left, of the log-likelihood of a return on average by an unconstrained coordinate.</param>
/// <param name="Bounds">Which bounds were reached, such as "alpha = 0"; none in the interior.</param>
public sealed record FitConvergence(FitStatus Status, double GradientNorm, IReadOnlyList<string> Bounds);
