using System.Text;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Markdown;

/// <summary>The report's short form: its tables, without charts, correlation or findings.</summary>
static class MarkdownReport
{
    const int ShownAccounts = 50;

    public static string Of(MarketCalibration calibration, string reproduceCommand)
    {
        Market market = calibration.Market;
        var text = new StringBuilder();
        text.Append($"# Margin calibration: {MarkdownText.Escape(market.Name)}\n\n");
        text.Append($"Valuation date {NumberText.Day(market.ValuationDate)}. Intervals are at {NumberText.Level(market.Target.ConfidenceLevel)} confidence.\n\n");
        text.Append($"{MarkdownText.Escape(Verdict.Of(calibration))}\n\n");
        AppendList(text, "Not resolved", calibration.RecommendedRules.Unresolved);
        AppendList(text, "To know before these numbers are used", Cautions.Of(calibration));
        AppendTable(text, "Parameters", ParameterTable.Of(calibration));
        if (LimitTable.Of(calibration) is { } limits) AppendTable(text, LimitTable.Title, limits);
        AppendTable(text, "Protocol", ProtocolTable.Of(calibration));
        if (AlternativeTable.Of(calibration) is { } choices) AppendTable(text, AlternativeTable.Title, choices);
        if (PenaltyTable.Of(calibration) is { } penalties) AppendTable(text, PenaltyTable.Title, penalties);
        if (FundTable.Of(calibration) is { } fund) AppendTable(text, FundTable.Title, fund);
        if (CapTable.Of(calibration) is { } caps) AppendTable(text, CapTable.Title, caps);
        if (TailTable.Of(calibration) is { } tail)
        {
            AppendTable(text, $"Tail of the losses, within {NumberText.Days(market.Target.Horizon)} plus the liquidation delay", tail);
            AppendTable(text, "Assets at the protocol's first loss", MoveTable.Of(calibration));
        }

        if (calibration.Allocation is { } allocation)
        {
            AppendTable(text, AllocationTable.Title, AllocationTable.Accounts(allocation));
            text.Append($"{MarkdownText.Escape(AllocationTable.Explanation(allocation))}\n\n{MarkdownText.Table(AllocationTable.Assets(allocation))}\n");
            AppendList(text, "Left out", AllocationTable.NotTold(allocation.Current));
        }

        AppendMechanisms(text, calibration);
        AppendStudies(text, calibration);
        if (LiquidityTable.Of(market) is { } liquidity) AppendTable(text, "Cost of close-outs", liquidity);
        if (SizeTable.Of(calibration) is { } sizes) AppendTable(text, SizeTable.Title, sizes);
        AppendTable(text, "Standard accounts", StandardAccountTable.Of(calibration));
        if (calibration.Comparisons.Count > 0)
        {
            AppendTable(text, ComparisonTable.Title, ComparisonTable.Of(calibration));
            text.Append($"Not asked: {MarkdownText.Escape(string.Join("; ", ComparisonTable.Refusals(calibration)))}.\n\n");
        }

        AppendTable(text, "Accounts", AccountTable.Of(calibration, ShownAccounts));
        if (AccountTable.Note(calibration) is { Length: > 0 } note) text.Append($"{note}\n\n");
        AppendTable(text, "Model", ModelTable.Of(market));
        if (ModelTable.AlongPaths(market.Model) is { } along) AppendTable(text, ModelTable.AlongPathsTitle, along);
        AppendTable(text, "Data", SeriesTable.Of(market.Data));
        if (market.Data.Findings.Count > 0)
        {
            text.Append($"{MarkdownText.Escape(FindingTable.Counts(market.Data))}\n\n");
        }

        AppendTable(text, "Simulations", RunTable.Reproducible(calibration));
        AppendTable(text, "This run", RunTable.Machine(calibration));
        text.Append($"Everything else is equal on every machine. The command:\n\n    {reproduceCommand.ReplaceLineEndings(" ")}\n");
        return text.ToString();
    }

    static void AppendMechanisms(StringBuilder text, MarketCalibration calibration)
    {
        if (calibration.Mechanisms is not { } found) return;
        AppendTable(text, MechanismTable.Title, MechanismTable.Outcome(found));
        text.Append($"{MarkdownText.Escape(MechanismTable.Explanation(found))}\n\n");
        if (MechanismTable.Thresholds(found) is { } thresholds) text.Append($"{MarkdownText.Table(thresholds)}\n");
        if (MechanismTable.Failure(found) is { } failure) text.Append($"The first path with bad debt, event by event:\n\n{MarkdownText.Table(failure)}\n");
    }

    static void AppendStudies(StringBuilder text, MarketCalibration calibration)
    {
        if (FrontierTable.OfAssets(calibration) is { } assets) AppendTable(text, FrontierTable.Title, assets);
        if (FrontierTable.OfOpening(calibration) is { } opening) AppendTable(text, "Borrowing power", opening);
        if (FrontierTable.OfProtocol(calibration) is { } protocol)
        {
            AppendTable(text, "The protocol as all requirements are scaled", protocol);
            text.Append($"{MarkdownText.Escape(FrontierTable.Cost(calibration))}\n\n");
        }

        if (calibration.Sensitivities is { } sensitivities)
        {
            AppendTable(text, SensitivityTable.Title, SensitivityTable.Of(sensitivities));
            AppendList(text, "Not moved", sensitivities.NotMoved);
        }

        if (calibration.Selection is { } selection)
        {
            AppendTable(text, SelectionTable.Title, SelectionTable.Of(selection));
            text.Append($"{MarkdownText.Escape(SelectionTable.Explanation(selection))}\n\n");
        }

        if (calibration.ModelRisk is not { } risk) return;
        AppendTable(text, ModelRiskTable.Title, ModelRiskTable.Requirements(risk));
        text.Append($"{MarkdownText.Escape($"{ModelRiskTable.Rule(risk)} {ModelRiskTable.Basis(risk)}")}\n\n{MarkdownText.Table(ModelRiskTable.Models(risk))}\n");
        AppendList(text, "Without an answer", ModelRiskTable.Refused(risk));
    }

    static void AppendList(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0) text.Append($"**{title}:**\n\n{string.Concat(lines.Select(line => $"- {MarkdownText.Escape(line)}\n"))}\n");
    }

    static void AppendTable(StringBuilder text, string title, ReportTable table) => text.Append($"## {title}\n\n{MarkdownText.Table(table)}\n");
}
