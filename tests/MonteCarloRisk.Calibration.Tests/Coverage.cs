using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Tests;

/// <summary>Estimates of one known parameter from many samples: how often their intervals hold it, and whether they are right on average.</summary>
sealed class Coverage(string name, double truth)
{
    readonly List<Estimate> estimates = [];

    /// <summary>How many samples are taken: more where MONTECARLORISK_LONG_TESTS is set, whose counts are filed in docs/methods/estimator-tests.md.</summary>
    public static int Samples(int usual, int many) => Environment.GetEnvironmentVariable("MONTECARLORISK_LONG_TESTS") is null ? usual : many;

    public void Add(Estimate estimate) => estimates.Add(estimate);

    /// <summary>
    /// The share of intervals that hold the truth must be one that an honest interval of its level, less an allowance for the finite sample, gives: a false alarm once in a million.
    /// The mean of the estimates must lie within 5 standard errors (one in two million) of the truth, plus an allowed bias in units of one estimate's standard error.
    /// </summary>
    public void Check(double coverageAllowance = 0.02, double biasAllowance = 0.15)
    {
        double level = estimates[0].Interval.Level;
        int covered = estimates.Count(estimate => estimate.Interval.Lower <= truth && truth <= estimate.Interval.Upper);
        double mean = estimates.Average(estimate => estimate.Value), deviation = Math.Sqrt(estimates.Average(estimate => Math.Pow(estimate.Value - mean, 2)));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"{name}: {covered} of {estimates.Count} intervals of level {level} hold {truth:G5}; mean {mean:G5}, deviation {deviation:G3}, mean standard error {estimates.Average(estimate => estimate.StandardError):G3}"));
        Assert.True(
            BinomialProportion.Upper(covered, estimates.Count, 1 - 1e-6) >= level - coverageAllowance && BinomialProportion.Lower(covered, estimates.Count, 1 - 1e-6) <= level + coverageAllowance,
            $"{name}: {covered} of {estimates.Count} intervals of level {level} hold {truth}");
        Assert.True(
            Math.Abs(mean - truth) <= deviation * (5 / Math.Sqrt(estimates.Count) + biasAllowance),
            $"{name}: mean {mean} of {estimates.Count} estimates with deviation {deviation} against {truth}");
    }
}
