using System.Xml.Linq;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.ComparisonMargins;

namespace MonteCarloRisk.Governance.Html;

/// <summary>What a delegate decides on: the verdict, what is open, the parameters, the protocol before and after.</summary>
static class RecommendationSections
{
    public static IEnumerable<XElement> Of(MarketCalibration calibration)
    {
        yield return new XElement("p", new XAttribute("class", "verdict"), Verdict.Of(calibration));
        if (calibration.RecommendedRules.Unresolved.Count > 0)
        {
            yield return Unresolved(calibration);
        }

        if (Cautions.Of(calibration) is { Count: > 0 } cautions)
        {
            yield return new XElement("section", new XAttribute("class", "caution"),
                new XElement("h2", "To know before these numbers are used"),
                new XElement("ul", cautions.Select(line => new XElement("li", line))));
        }

        var words = new RuleWords(calibration.Market.Rules);
        IReadOnlyList<ParameterChange> changes = ParameterChange.Of(calibration);
        yield return PageElement.Section("Recommended parameters",
            PageElement.Table(ParameterTable.Of(calibration), "parameters", row => RowClass(changes[row])),
            PageElement.Note($"Tighter asks more of an account: a lower limit on its debt, or a higher margin. {Intervals(calibration)}{words.Targets(calibration.Market.Target)}"));
        if (LimitTable.Of(calibration) is { } limits)
        {
            yield return PageElement.Section(LimitTable.Title,
                PageElement.Table(limits, "wide"),
                PageElement.Note("The recommendation is the nearest point on the safe side that the limits of the market file allow, all parameters together. It is looser than the targets ask for only where a limit leaves no other choice; "
                    + "such a target is then listed as not resolved unless the simulation shows that it is met all the same. What is left counts further changes under the same limits and targets."));
        }

        yield return PageElement.Section("The protocol before and after",
            PageElement.Table(ProtocolTable.Of(calibration)),
            PageElement.Note("The protocol is insolvent when at least one of its accounts leaves bad debt; that is more likely than the insolvency of any one account, "
                + "so it is not bounded by the target, which is for a single account."));
        if (AlternativeTable.Of(calibration) is { } choices)
        {
            yield return PageElement.Section(AlternativeTable.Title, new XElement("p", AlternativeTable.Explanation(calibration)), PageElement.Table(choices, "wide"));
        }

        if (PenaltyTable.Of(calibration) is { } penalties)
        {
            yield return PageElement.Section(PenaltyTable.Title, new XElement("p", PenaltyTable.Explanation), PageElement.Table(penalties, "wide"));
        }

        yield return PageElement.Section("Standard accounts",
            new XElement("p", words.StandardAccounts),
            PageElement.Table(StandardAccountTable.Of(calibration)));
        if (calibration.Comparisons.Count > 0)
        {
            ReportTable venues = ComparisonTable.Of(calibration);
            yield return PageElement.Section(ComparisonTable.Title,
                new XElement("p", words.Comparison + ComparisonTable.Explanation),
                PageElement.Table(venues, rowClass: row => venues.Rows[row][0].Text.Length > 0 ? "ours" : ""),
                PageElement.Note("Not asked, and why:"),
                new XElement("ul", new XAttribute("class", "note"), ComparisonTable.Refusals(calibration).Select(line => new XElement("li", line))));
        }
    }

    static string Intervals(MarketCalibration calibration) => calibration.FittingError is null
        ? "The interval is that of the solved value, from simulation error. "
        : "The intervals are those of the solved value: of simulation error, from a finite number of paths, and of fitting error, from a finite history. The recommended value is the safe end of the first; it does not allow for the second. ";

    static XElement Unresolved(MarketCalibration calibration)
    {
        IEnumerable<string> paths =
        [
            .. calibration.Collateral.Where(asset => MorePathsHelp(asset.Solution, calibration)).Select(asset => Help(asset.Asset, asset.Solution)),
            .. calibration.Options.Where(option => MorePathsHelp(option.Solution, calibration)).Select(option => Help(option.Contract, option.Solution)),
            .. calibration.Perpetuals.SelectMany(perpetual => perpetual.Sides).Where(side => MorePathsHelp(side.Maintenance, calibration)).Select(side => Help(MarketComparison.Trader(side.Contract, side.Side), side.Maintenance)),
        ];
        return new XElement("section", new XAttribute("class", "unresolved"),
            new XElement("h2", "Not resolved: no safety is claimed for these"),
            new XElement("ul", calibration.RecommendedRules.Unresolved.Concat(paths).Select(line => new XElement("li", line))));
    }

    static bool MorePathsHelp(RequirementSolution solution, MarketCalibration calibration) =>
        solution.Requirement is null && solution.PathsNeeded > calibration.Market.Simulation.Paths;

    static string Help(string name, RequirementSolution solution) =>
        $"{name}: about {NumberText.Count(solution.PathsNeeded)} paths would resolve it.";

    static string RowClass(ParameterChange change)
    {
        if (!change.IsResolved)
        {
            return "open";
        }

        return change.IsUnchanged ? "same" : change.IsTighter ? "tighter" : "looser";
    }
}
