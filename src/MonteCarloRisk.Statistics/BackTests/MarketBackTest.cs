namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>The back-tests of a market's assets. The first model of each series is the market's own.</summary>
/// <param name="Market">The market's name.</param>
/// <param name="Series">One an asset.</param>
public sealed record MarketBackTest(string Market, IReadOnlyList<SeriesBackTest> Series);
