using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>What the targets ask for, each parameter by itself.</summary>
/// <param name="Rules">The rules: the safe end of each interval, rounded on the safe side; those in force where a target could not be resolved.</param>
/// <param name="LowestPrices">By asset, the safe end of the breach target's quantile of the lowest price over today's: a loan-to-value is at most this share of its threshold. Without those that were not resolved.</param>
public sealed record SolvedRules(MarginRules Rules, IReadOnlyDictionary<string, double> LowestPrices)
{
    /// <summary>By underlying, what short options ask of the initial margin above a maintenance margin. Without those that were not resolved.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<WorstMove>> OptionMoves { get; init; } = new Dictionary<string, IReadOnlyList<WorstMove>>();

    /// <summary>The same of perpetuals.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<WorstMove>> PerpetualMoves { get; init; } = new Dictionary<string, IReadOnlyList<WorstMove>>();
}
