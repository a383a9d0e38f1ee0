namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>Whether exceptions of several series together are as many as they should be, although the series fall together.</summary>
/// <param name="Probability">Probability of an exception, in (0, 1).</param>
/// <param name="Observations">Forecasts of all series.</param>
/// <param name="Exceptions">Those that were exceeded.</param>
/// <param name="Test">The test; its statistic is the exceptions less those expected, its p-value two-sided.</param>
/// <param name="Fewest">Fewest exceptions that the test keeps.</param>
/// <param name="Most">Most exceptions that it keeps.</param>
/// <param name="Detectable">
/// Smallest multiple of the probability, above one, that the test would refuse in four of five such histories: its power. Null where none up to <see cref="PooledCoverageTest.MostMultiple"/> would be.
/// </param>
public sealed record PooledCoverage(double Probability, int Observations, int Exceptions, HypothesisTest Test, int Fewest, int Most, double? Detectable)
{
    /// <summary>How many exceptions there should be.</summary>
    public double Expected => Observations * Probability;

    /// <summary>Share of exceptions.</summary>
    public double Rate => (double)Exceptions / Observations;
}
