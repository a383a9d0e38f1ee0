using MonteCarloRisk.Margin.Monitoring;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tails;

/// <summary>Which accounts are insolvent together: on the same path, within the horizon plus one liquidation delay, not necessarily on the same day.</summary>
/// <param name="Accounts">The accounts, those with the largest exposure, in the market's order.</param>
/// <param name="Paths">Paths on which the account of the row and that of the column are insolvent; on the diagonal those of one account. Of weighted paths those that would be expected by counting, in fractions, and not a number where their weights carry no interval.</param>
/// <param name="Pairs">The pairs that are insolvent together most often, at most a hundred, the most frequent first.</param>
public sealed record JointInsolvency(IReadOnlyList<string> Accounts, IReadOnlyList<IReadOnlyList<double>> Paths, IReadOnlyList<JointPair> Pairs)
{
    /// <summary>Pairs that are told at most.</summary>
    public const int MostPairs = 100;

    /// <summary>Makes the pairs from counts.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="paths">Paths by pair, symmetric.</param>
    /// <param name="samples">Paths of the run.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    public static JointInsolvency Of(IReadOnlyList<string> accounts, IReadOnlyList<IReadOnlyList<long>> paths, long samples, double level) => Of(
        accounts,
        [.. paths.Select(row => row.Select(count => (double)count).ToArray())],
        (one, other) => BinomialProportion.Estimate(paths[one][other], samples, level, Method),
        (one, given) => BinomialProportion.Estimate(paths[one][given], paths[given][given], level, Method + Given));

    /// <summary>Makes the pairs from a run.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="tallies">The tally of each pair, symmetric; on the diagonal that of one account.</param>
    /// <param name="run">The run.</param>
    internal static JointInsolvency Of(IReadOnlyList<string> accounts, IReadOnlyList<IReadOnlyList<int>> tallies, MonitoredRun run) => Of(
        accounts,
        [.. tallies.Select(row => row.Select(run.PathsWith).ToArray())],
        (one, other) => run.Probability(tallies[one][other]),
        (one, given) => run.Given(tallies[one][given], tallies[given][given], Given));

    private static JointInsolvency Of(IReadOnlyList<string> accounts, double[][] paths, Func<int, int, Estimate> both, Func<int, int, Estimate> given)
    {
        IEnumerable<JointPair> pairs =
            from one in Enumerable.Range(0, accounts.Count)
            from other in Enumerable.Range(one + 1, accounts.Count - one - 1)
            where paths[one][other] > 0
            orderby paths[one][other] descending, one, other
            select new JointPair(accounts[one], accounts[other], both(one, other), given(other, one), given(one, other));
        return new JointInsolvency(accounts, paths, [.. pairs.Take(MostPairs)]);
    }

    private const string Method = "crude Monte Carlo";
    private const string Given = ", over the paths on which the other is insolvent";
}
