namespace MonteCarloRisk.Statistics.Tails;

/// <summary>Value at risk and expected shortfall of a loss at one tail level.</summary>
/// <param name="TailLevel">Tail level α in (0, 1), such as 0.99.</param>
/// <param name="ValueAtRisk">
/// The α-quantile of the loss: the smallest loss that is exceeded with probability at most 1 - α. Its value is not a number where too few samples lie beyond it for
/// an interval, which its method then says.
/// </param>
/// <param name="ExpectedShortfall">The mean of the worst share 1 - α of the losses; a loss that stands at the quantile with a probability of its own counts with the part that belongs to them. Not a number where its interval is refused.</param>
public sealed record TailRisk(double TailLevel, Estimate ValueAtRisk, Estimate ExpectedShortfall);
