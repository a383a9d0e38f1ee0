using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning;

/// <summary>The findings in one file, and refusals of it.</summary>
sealed class Ledger(PriceSource source)
{
    readonly List<DataFinding> findings = [];

    /// <summary>The findings so far.</summary>
    public IReadOnlyList<DataFinding> Findings => findings;

    /// <summary>Lists a finding at a candle.</summary>
    public void Add(in Candle candle, string rule, string detail, string treatment) => Add(candle.Line, candle.Start, rule, detail, treatment);

    /// <summary>Lists a finding.</summary>
    /// <param name="line">The row that it is about; the first of several.</param>
    /// <param name="stamp">When the row begins.</param>
    /// <param name="rule">The rule that found it.</param>
    /// <param name="detail">What was found.</param>
    /// <param name="treatment">What was done.</param>
    public void Add(long line, DateTime stamp, string rule, string detail, string treatment) =>
        findings.Add(new DataFinding(source.Asset, source.Name, line, rule, detail) { Stamp = stamp, Treatment = treatment });

    /// <summary>The file is refused at a row.</summary>
    public InputException Refusal(long line, string message) => new($"{source.Path}:{line}", message);

    /// <summary>How a market file would have it otherwise.</summary>
    public static string Unless(string policy, params string[] choices) =>
        $"\"{policy}\" in the market file's \"cleaning\" says otherwise: {string.Join(" or ", choices.Select(choice => $"\"{choice}\""))}";
}
