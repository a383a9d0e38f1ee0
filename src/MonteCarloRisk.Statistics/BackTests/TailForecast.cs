namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>What was forecast of the tail of a day's loss, in the unit of the losses.</summary>
/// <param name="ValueAtRisk">The loss that is exceeded with probability one minus the tail level.</param>
/// <param name="ExpectedShortfall">The mean loss beyond it.</param>
public readonly record struct TailForecast(double ValueAtRisk, double ExpectedShortfall);
