using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Cli.Stress;

/// <summary>The figures of a run that a scenario may expect something of, by name.</summary>
static class StressFigures
{
    /// <summary>Probabilities, means per path, events per path, and of the path that is told its first liquidation and the farthest that oracle and market lay apart.</summary>
    public static IReadOnlyDictionary<string, double> Of(LendingProtocolInsolvency run, ProtocolPath told)
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["insolvency"] = run.Insolvency.Estimate.Value,
            ["beyondBackstop"] = run.Beyond.Value,
            ["liquidationProbability"] = run.Liquidation.Value,
            ["badDebt"] = run.Means.BadDebt.Value,
            ["paidByFund"] = run.Means.PaidByFund?.Value ?? 0,
            ["paidByStakers"] = run.Means.PaidByStakers?.Value ?? 0,
            ["socialized"] = run.Means.Socialized.Value,
            ["liquidated"] = run.Means.Liquidated.Value,
            ["repaid"] = run.Means.Repaid?.Value ?? 0,
            ["borrowersLoss"] = run.Means.BorrowersLoss.Value,
            ["lossShare"] = Ratio(run.Means.BorrowersLoss, run.Means.Repaid),
            ["keeperProfit"] = run.Means.KeeperProfit?.Value ?? 0,
            ["revenue"] = run.Means.Revenue.Value,
            ["firstLiquidation"] = told.Events.FirstOrDefault(happened => happened.Kind == ProtocolEventKind.Liquidation)?.Amount ?? 0,
            ["lowestMarket"] = told.Prices[0].Min(price => price.Market),
            ["oracleOverMarket"] = told.Prices[0].Max(price => price.Oracle / price.Market),
        };
        foreach (var measure in run.Measures) figures[$"measures.{ProtocolMembers.Name(measure.Key)}"] = measure.Value.Value;
        foreach (ProtocolCount count in run.Counts) figures[$"events.{ProtocolMembers.Name(count.Kind)}"] = count.PerPath;
        double PerPath(ProtocolEventKind kind) => figures.GetValueOrDefault($"events.{ProtocolMembers.Name(kind)}");
        figures["zeroBidShare"] = PerPath(ProtocolEventKind.Liquidation) > 0 ? PerPath(ProtocolEventKind.ZeroBid) / PerPath(ProtocolEventKind.Liquidation) : 0;
        return figures;
    }

    static double Ratio(Estimate part, Estimate? whole) => whole is { Value: > 0 } ? part.Value / whole.Value : 0;
}
