namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>The back-tests of one series.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="File">The file of its prices.</param>
/// <param name="Sha256">SHA-256 of the file's bytes.</param>
/// <param name="FirstDay">First day that was forecast.</param>
/// <param name="LastDay">Last day that was forecast.</param>
/// <param name="FirstReturns">Returns before the first forecast.</param>
/// <param name="RefitDays">Days from one fit to the next.</param>
/// <param name="Scores">How well each volatility model forecast.</param>
/// <param name="Models">The back-tests.</param>
public sealed record SeriesBackTest(
    string Asset,
    string File,
    string Sha256,
    DateOnly FirstDay,
    DateOnly LastDay,
    int FirstReturns,
    int RefitDays,
    IReadOnlyList<VolatilityScore> Scores,
    IReadOnlyList<ModelBackTest> Models);
