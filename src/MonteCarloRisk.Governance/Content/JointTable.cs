using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Tails;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>How likely one account is insolvent where another is: the accounts that are insolvent most often.</summary>
static class JointTable
{
    const int ShownAccounts = 6;

    public static ReportTable Of(JointInsolvency joint, double level)
    {
        int[] shown = [.. Enumerable.Range(0, joint.Accounts.Count).Where(one => joint.Paths[one][one] > 0).OrderByDescending(one => joint.Paths[one][one]).ThenBy(one => one).Take(ShownAccounts)];
        return new ReportTable(
            [new ReportColumn("Where this account is insolvent", false), new ReportColumn("Paths", true), .. shown.Select(one => new ReportColumn($"{joint.Accounts[one]} is too", true))],
            [
                .. shown.Select(row => (IReadOnlyList<ReportCell>)
                [
                    new ReportCell(joint.Accounts[row]),
                    new ReportCell(NumberText.Count(joint.Paths[row][row])),
                    .. shown.Select(column => column == row
                        ? new ReportCell(NumberText.None)
                        : EstimateCell.Probability(BinomialProportion.Estimate(joint.Paths[row][column], joint.Paths[row][row], level, ""))),
                ]),
            ]);
    }
}
