using MonteCarloRisk.Governance.Documents;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Governance.BackTests;

/// <summary>backtest.json: scores, tests and exceptions, and the command that makes them again. Losses are minus log returns, of a short position log returns.</summary>
sealed record BackTestDocument(int SchemaVersion, string ReproduceCommand, string Market, IReadOnlyList<BackTestDocument.Asset> Assets)
{
    public static BackTestDocument Of(MarketBackTest test, string reproduceCommand) => new(
        DocumentFormat.SchemaVersion, reproduceCommand, test.Market, [.. test.Series.Select(series => Asset.Of(series))]);

    internal sealed record Asset(
        string Name, string File, string Sha256, DateOnly FirstDay, DateOnly LastDay, int FirstReturns, int RefitDays, IReadOnlyList<VolatilityScore> Scores, IReadOnlyList<Model> Models)
    {
        public static Asset Of(SeriesBackTest series) => new(
            series.Asset, series.File, series.Sha256, series.FirstDay, series.LastDay, series.FirstReturns, series.RefitDays, series.Scores,
            [.. series.Models.Select(model => new Model(model.Volatility, model.Law, Position.Of(model.Long), Position.Of(model.Short)))]);
    }

    internal sealed record Model(string Volatility, string Law, Position Long, Position Short);

    internal sealed record Position(
        int Days,
        int Exceptions,
        double Expected,
        HypothesisTest Kupiec,
        HypothesisTest Independence,
        HypothesisTest ConditionalCoverage,
        BaselZone WorstZone,
        BaselZone LastZone,
        ShortfallTest? ShortfallSize,
        ShortfallTest Shortfall,
        IReadOnlyList<BackTestDay> ExceptionDays)
    {
        public static Position Of(PositionBackTest test) => new(
            test.Days.Count, test.Exceptions, test.Expected, test.Coverage, test.Independence, test.ConditionalCoverage, test.WorstZone, test.LastZone,
            test.ShortfallSize, test.Shortfall, [.. test.Days.Where(day => day.IsException)]);
    }
}
