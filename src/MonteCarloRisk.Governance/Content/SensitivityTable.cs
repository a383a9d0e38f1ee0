using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Sensitivities;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>What the answers change by with each input of the model.</summary>
static class SensitivityTable
{
    public const string Title = "What the answers hang on";

    public static ReportTable Of(SensitivityAnswers answers) => new(
        [
            new ReportColumn("Input", false),
            new ReportColumn("Change", false),
            new ReportColumn("Protocol insolvency", true),
            new ReportColumn("Expected bad debt", true),
            .. answers.Collateral.Select(asset => new ReportColumn($"{asset} threshold", true)),
            .. answers.Margins.Select(subject => new ReportColumn($"Margin, {subject}", true)),
        ],
        [
            .. answers.Inputs.Select(input => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(input.Input),
                new ReportCell(input.Per),
                Change(input.InsolvencyProbability, Probability),
                Change(input.ExpectedBadDebt, amount => Sign(amount, NumberText.Money)),
                .. input.Thresholds.Concat(input.Margins).Select(solved => solved is null ? new ReportCell("not resolved") : Change(solved, Points)),
            ]),
        ]);

    /// <summary>A change of a probability, with its sign.</summary>
    public static string Probability(double change) => Sign(change, NumberText.Probability);

    static string Points(double change) => $"{NumberText.Plain(100 * change, "+0.000;-0.000;0")} pp";

    static string Sign(double change, Func<double, string> text) => change == 0 ? "0" : $"{(change > 0 ? "+" : "-")}{text(Math.Abs(change))}";

    static ReportCell Change(Estimate estimate, Func<double, string> text) => new(text(estimate.Value), $"[{text(estimate.Interval.Lower)}, {text(estimate.Interval.Upper)}]");
}
