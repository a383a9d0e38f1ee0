namespace MonteCarloRisk.Domain.Markets;

/// <summary>How assets move together on the days on which the market, the mean of their standardised returns, falls most.</summary>
/// <param name="Share">Share of the days that count as falls, in (0, 0.5].</param>
/// <param name="Falls">Number of such days.</param>
/// <param name="CalmDays">Number of other days.</param>
/// <param name="Level">Confidence level of the intervals.</param>
/// <param name="Method">How the intervals were made.</param>
/// <param name="Pairs">Every two assets whose prices move.</param>
public sealed record DownturnSummary(double Share, int Falls, int CalmDays, double Level, string Method, IReadOnlyList<DownturnPair> Pairs);
