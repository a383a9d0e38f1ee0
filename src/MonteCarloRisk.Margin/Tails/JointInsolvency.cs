using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tails;

/// <summary>Which accounts are insolvent together: on the same path, within the horizon plus one liquidation delay, not necessarily on the same day.</summary>
/// <param name="Accounts">The accounts, those with the largest exposure, in the market's order.</param>
/// <param name="Paths">Paths on which the account of the row and that of the column are insolvent; on the diagonal those of one account.</param>
/// <param name="Pairs">The pairs that are insolvent together most often, at most a hundred, the most frequent first.</param>
public sealed record JointInsolvency(IReadOnlyList<string> Accounts, IReadOnlyList<IReadOnlyList<long>> Paths, IReadOnlyList<JointPair> Pairs)
{
    /// <summary>Pairs that are told at most.</summary>
    public const int MostPairs = 100;

    /// <summary>Makes the pairs from counts.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="paths">Paths by pair, symmetric.</param>
    /// <param name="samples">Paths of the run.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    public static JointInsolvency Of(IReadOnlyList<string> accounts, IReadOnlyList<IReadOnlyList<long>> paths, long samples, double level)
    {
        IEnumerable<JointPair> pairs =
            from one in Enumerable.Range(0, accounts.Count)
            from other in Enumerable.Range(one + 1, accounts.Count - one - 1)
            let both = paths[one][other]
            where both > 0
            orderby both descending, one, other
            select new JointPair(
                accounts[one],
                accounts[other],
                BinomialProportion.Estimate(both, samples, level, Method),
                BinomialProportion.Estimate(both, paths[one][one], level, Given),
                BinomialProportion.Estimate(both, paths[other][other], level, Given));
        return new JointInsolvency(accounts, paths, [.. pairs.Take(MostPairs)]);
    }

    private const string Method = "crude Monte Carlo";
    private const string Given = $"{Method}, over the paths on which the other is insolvent";
}
