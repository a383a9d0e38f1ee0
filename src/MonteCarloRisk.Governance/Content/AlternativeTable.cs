using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Recommendation;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The recommendation beside changing nothing and two alternatives.</summary>
static class AlternativeTable
{
    public const string Title = "The choices";

    /// <summary>What the choices are, in words.</summary>
    public static string Explanation(MarketCalibration calibration) => $"Changing nothing and two alternatives{(calibration.Market.Governance is null ? "" : " that keep the same governance limits")}, on the first paths of the simulation of the recommendation. They have fewer paths, so their intervals are wider.";

    /// <summary>The table; null where the market has no accounts.</summary>
    public static ReportTable? Of(MarketCalibration calibration)
    {
        IReadOnlyList<RuleSetOutcome> choices = calibration.Choices;
        if (choices.Count == 0) return null;
        IReadOnlyList<ReportCell> Row(string name, Func<RuleSetOutcome, ReportCell> cell) => [new ReportCell(name), .. choices.Select(cell)];
        return new ReportTable(
            [new ReportColumn("Under", false), .. choices.Select(choice => new ReportColumn(choice.Name, true))],
            [
                Row("Parameters tighter, looser", choice => new ReportCell($"{NumberText.Count(choice.Tighter)}, {NumberText.Count(choice.Looser)}")),
                Row("Insolvency probability", choice => EstimateCell.Probability(choice.InsolvencyProbability)),
                Row("Expected bad debt", choice => EstimateCell.Money(choice.ExpectedBadDebt)),
                .. Deepest(choices) is { } tail
                    ? [Row($"Loss at risk, {NumberText.Level(tail)}", choice => EstimateCell.Loss(choice.Tail!.BadDebt[^1].ValueAtRisk)), Row($"Expected shortfall, {NumberText.Level(tail)}", choice => EstimateCell.Loss(choice.Tail!.BadDebt[^1].ExpectedShortfall))]
                    : Array.Empty<IReadOnlyList<ReportCell>>(),
                Row("Capital that the rules tie up today", choice => new ReportCell(NumberText.Money(choice.RequiredEquity))),
                Row("Accounts in breach at once, by the change", choice => choice.Breached == 0
                    ? new ReportCell("none")
                    : new ReportCell(NumberText.Count(choice.Breached), $"exposure {NumberText.Money(choice.BreachedExposure)}")),
            ]);
    }

    static double? Deepest(IReadOnlyList<RuleSetOutcome> choices) => choices.All(choice => choice.Tail is { BadDebt.Count: > 0 }) ? choices[0].Tail!.BadDebt[^1].TailLevel : null;
}
