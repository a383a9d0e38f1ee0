using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Tails;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>How likely one account is insolvent where another is: the accounts that are insolvent most often, without those whose weights carry no number.</summary>
static class JointTable
{
    const int ShownAccounts = 6;

    /// <summary>Whether the weights of an account's insolvency carry no number.</summary>
    public static bool IsUntold(JointInsolvency joint) => Enumerable.Range(0, joint.Accounts.Count).Any(one => double.IsNaN(joint.Paths[one][one]));

    public static ReportTable Of(JointInsolvency joint, double level)
    {
        int[] shown = [.. Enumerable.Range(0, joint.Accounts.Count).Where(one => joint.Paths[one][one] > 0).OrderByDescending(one => joint.Paths[one][one]).ThenBy(one => one).Take(ShownAccounts)];
        return new ReportTable(
            [new ReportColumn("Where this account is insolvent", false), new ReportColumn("Paths", true), .. shown.Select(one => new ReportColumn($"{joint.Accounts[one]} is too", true))],
            [
                .. shown.Select(row => (IReadOnlyList<ReportCell>)
                [
                    new ReportCell(joint.Accounts[row]),
                    new ReportCell(PathText(joint.Paths[row][row])),
                    .. shown.Select(column => column == row
                        ? new ReportCell(NumberText.None)
                        : Given(joint, column, row, level)),
                ]),
            ]);
    }

    // Of weighted paths, in fractions, the pair has its own estimate; rare pairs beyond those that are told have none.
    static ReportCell Given(JointInsolvency joint, int account, int given, double level)
    {
        double both = joint.Paths[given][account];
        double one = joint.Paths[given][given];
        if (double.IsNaN(both)) return new ReportCell(EstimateCell.NotTold);
        if (double.IsInteger(both) && double.IsInteger(one)) return EstimateCell.Probability(BinomialProportion.Estimate((long)both, (long)one, level, ""));

        (string first, string second) = (joint.Accounts[Math.Min(account, given)], joint.Accounts[Math.Max(account, given)]);
        JointPair? pair = joint.Pairs.FirstOrDefault(pair => pair.First == first && pair.Second == second);
        return pair is null ? new ReportCell(NumberText.None) : EstimateCell.Probability(account > given ? pair.SecondGivenFirst : pair.FirstGivenSecond);
    }

    static string PathText(double paths) => double.IsInteger(paths) ? NumberText.Count((long)paths) : paths.ToString("G3", System.Globalization.CultureInfo.InvariantCulture);
}
