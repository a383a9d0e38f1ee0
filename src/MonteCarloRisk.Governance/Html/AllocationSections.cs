using System.Xml.Linq;
using MonteCarloRisk.Governance.Charts;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Allocation;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Html;

/// <summary>Which accounts and assets carry the bad debt.</summary>
static class AllocationSections
{
    public static IEnumerable<XElement> Of(MarketCalibration calibration)
    {
        if (calibration.Allocation is not { } allocation) yield break;
        (string risk, AllocatedRisk current, AllocatedRisk recommended) = Charted(allocation);
        string parts = $"{char.ToUpperInvariant(risk[0])}{risk[1..]}";
        bool hasNoFall = current.Assets[^1].Contribution.Value > 0 || recommended.Assets[^1].Contribution.Value > 0;
        const string caption = "The black lines are intervals; where one is missing, too few paths tell of the part.";
        IReadOnlyList<string> notTold = AllocationTable.NotTold(allocation.Current);
        yield return PageElement.Section(AllocationTable.Title,
            new XElement("p", AllocationTable.Explanation(allocation)),
            PageElement.Legend(("current", "current rules"), ("recommended", "recommended rules")),
            new XElement("div", new XAttribute("class", "charts"),
                PageElement.Figure("By account", "", AllocationChart.Draw(current.Accounts, recommended.Accounts, parts, "allocation-accounts", $"Each account's part of the {risk}."), caption),
                PageElement.Figure("By asset", "", AllocationChart.Draw(current.Assets, recommended.Assets, parts, "allocation-assets", $"Each asset's part of the {risk}."), hasNoFall ? $"\"{LossAllocation.NoAsset}\": losses of accounts whose holdings have not fallen." : "")),
            PageElement.Table(AllocationTable.Accounts(allocation), "wide"),
            PageElement.Table(AllocationTable.Assets(allocation), "wide"),
            notTold.Count == 0 ? "" : PageElement.Note($"Left out: {string.Join("; ", notTold)}."));
    }

    // The deepest expected shortfall that both tell, else the mean.
    static (string Risk, AllocatedRisk Current, AllocatedRisk Recommended) Charted(MarketAllocation allocation)
    {
        (AllocatedTail Current, AllocatedTail Recommended)[] told =
            [.. allocation.Current.Tail.Zip(allocation.Recommended.Tail).Where(pair => pair.First.ExpectedShortfall.Accounts.Count > 0 && pair.Second.ExpectedShortfall.Accounts.Count > 0)];
        return told.Length == 0
            ? ("expected bad debt", allocation.Current.ExpectedBadDebt, allocation.Recommended.ExpectedBadDebt)
            : ($"expected shortfall at {NumberText.Level(told[^1].Current.TailLevel)}", told[^1].Current.ExpectedShortfall, told[^1].Recommended.ExpectedShortfall);
    }
}
