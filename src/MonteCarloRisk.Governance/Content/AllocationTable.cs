using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Allocation;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>Who carries the bad debt: accounts, those with the largest parts, and assets.</summary>
static class AllocationTable
{
    public const string Title = "Who carries the risk";

    /// <summary>Accounts that are shown at most.</summary>
    public const int MostAccounts = 20;

    public static ReportTable Accounts(MarketAllocation allocation) => Table("Account", allocation, Shown(allocation), risk => risk.Accounts);

    public static ReportTable Assets(MarketAllocation allocation) => Table("Asset", allocation, Places(allocation.Current.ExpectedBadDebt.Assets), risk => risk.Assets);

    /// <summary>What the numbers are, in words.</summary>
    public static string Explanation(MarketAllocation allocation)
    {
        int accounts = allocation.Current.ExpectedBadDebt.Accounts.Count;
        string shown = Shown(allocation).Count < accounts ? $" Of {NumberText.Count(accounts)} accounts those with the largest parts stand here; run.json has all." : "";
        return "Parts sum to the whole. An account's part of the expected shortfall is the mean of its loss over the paths on which the protocol's bad debt is at or beyond the loss at risk, that of the loss at risk its mean loss "
            + "on the paths around it, scaled to the whole. An account's loss falls to the assets in proportion to how far each has taken its equity down from today to the close-out. "
            + (allocation.Current.Tail.Where(IsMean).Select(tail => NumberText.Level(tail.TailLevel)).ToArray() is { Length: > 0 } levels
                ? $"At {string.Join(" and ", levels)} the loss at risk is zero, so the expected shortfall is the mean over one minus the level, with the same shares. " : "")
            + $"Below, under the rules in force; where a part rests on too few paths its interval is not told.{shown}";
    }

    /// <summary>Why a part of the tail is not allocated; empty where all is.</summary>
    public static IReadOnlyList<string> NotTold(LossAllocation allocation) =>
    [
        .. allocation.Tail.Where(tail => !IsMean(tail)).SelectMany(tail => new[] { ("loss at risk", tail.ValueAtRisk), ("expected shortfall", tail.ExpectedShortfall) }
            .Where(risk => risk.Item2.Accounts.Count == 0)
            .Select(risk => $"{risk.Item1} at {NumberText.Level(tail.TailLevel)}: {risk.Item2.Whole.Method}")),
    ];

    // All bad debt lies beyond a loss at risk of zero.
    static bool IsMean(AllocatedTail tail) => tail.ExpectedShortfall.Accounts.Count > 0 && tail.IsValueAtRiskZero;

    static ReportTable Table(string name, MarketAllocation allocation, IReadOnlyList<int> places, Func<AllocatedRisk, IReadOnlyList<RiskContribution>> parts)
    {
        LossAllocation current = allocation.Current;
        (string Title, AllocatedRisk Risk)[] told =
        [
            ("Expected bad debt", current.ExpectedBadDebt),
            .. current.Tail.Where(tail => !IsMean(tail)).SelectMany(tail => new[] { ($"Expected shortfall, {NumberText.Level(tail.TailLevel)}", tail.ExpectedShortfall), ($"Loss at risk, {NumberText.Level(tail.TailLevel)}", tail.ValueAtRisk) }).Where(risk => risk.Item2.Accounts.Count > 0),
        ];
        return new ReportTable(
            [new ReportColumn(name, false), .. told.Select(risk => new ReportColumn(risk.Title, true)), new ReportColumn("Expected bad debt, recommended rules", true)],
            [
                .. places.Select(place => (IReadOnlyList<ReportCell>)
                [
                    new ReportCell(parts(current.ExpectedBadDebt)[place].Name),
                    .. told.Select(risk => Cell(parts(risk.Risk)[place])),
                    Cell(parts(allocation.Recommended.ExpectedBadDebt)[place]),
                ]),
                [new ReportCell("whole"), .. told.Select(risk => Whole(risk.Risk.Whole)), Whole(allocation.Recommended.ExpectedBadDebt.Whole)],
            ]);
    }

    // Those that carry anything under either set of rules.
    static IReadOnlyList<int> Shown(MarketAllocation allocation)
    {
        double Current(int place) => allocation.Current.ExpectedBadDebt.Accounts[place].Contribution.Value;
        double Recommended(int place) => allocation.Recommended.ExpectedBadDebt.Accounts[place].Contribution.Value;
        return [.. Enumerable.Range(0, allocation.Current.ExpectedBadDebt.Accounts.Count).Where(place => Current(place) + Recommended(place) > 0).OrderByDescending(Current).ThenByDescending(Recommended).Take(MostAccounts)];
    }

    static IReadOnlyList<int> Places(IReadOnlyList<RiskContribution> parts) => [.. Enumerable.Range(0, parts.Count)];

    static ReportCell Whole(Estimate whole) => new(NumberText.Money(whole.Value), Interval(whole));

    static ReportCell Cell(RiskContribution part) => part.Contribution.Value == 0
        ? new ReportCell("0")
        : new ReportCell($"{NumberText.Money(part.Contribution.Value)} ({NumberText.Percent(part.Share)})", Interval(part.Contribution));

    static string Interval(Estimate estimate) => double.IsFinite(estimate.Interval.Upper) ? NumberText.Money(estimate.Interval) : "too few paths";
}
