namespace MonteCarloRisk.Domain.Surfaces;

/// <summary>How far a fitted smile lies from the middle of the quotes, in volatility as a fraction: 0.01 is one vol point.</summary>
/// <param name="RootMeanSquare">Root of the mean square, every quote alike.</param>
/// <param name="Maximum">Largest distance.</param>
/// <param name="WithinQuotes">Share of the quotes whose bid and ask the fit lies between.</param>
public sealed record SmileError(double RootMeanSquare, double Maximum, double WithinQuotes);
