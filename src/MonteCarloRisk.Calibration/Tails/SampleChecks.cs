using MathNet.Numerics.Statistics;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Tails;

/// <summary>What a sample must be for a distribution to be fitted to it.</summary>
static class SampleChecks
{
    public const double UsualLevel = 0.95;

    /// <summary>1 over the upper quartile of the standard normal.</summary>
    const double NormalQuartile = 1.4826022185056018;

    public static void RefuseUnfit(IReadOnlyList<double> values, string fit)
    {
        if (values.Count < TradingYear.FewestReturns)
            throw new InputException(fit, $"there are {values.Count} values; {TradingYear.FewestReturns} or more are needed");
        if (!values.All(double.IsFinite))
            throw new InputException(fit, $"{values.First(value => !double.IsFinite(value))} is not allowed; values are finite");
        int most = values.GroupBy(value => value).Max(group => group.Count());
        if (2 * most > values.Count)
            throw new InputException(fit, $"{most} of {values.Count} values are equal; where more than half are, no scale can be fitted");
    }

    /// <summary>Rows of one length, each fit for a distribution of its own.</summary>
    public static void RefuseUnfitRows(IReadOnlyList<IReadOnlyList<double>> rows, string fit)
    {
        foreach (IReadOnlyList<double> row in rows)
        {
            if (row.Count != rows[0].Count) throw new InputException(fit, $"rows of {rows[0].Count} and {row.Count} values; all assets have the same days");
            RefuseUnfit(row, fit);
        }
    }

    public static InputException NoInformation(string fit) =>
        new(fit, "the likelihood has no curvature at its maximum, so no standard error can be given; the data does not tell the parameters apart");

    /// <summary>Median and robust deviation; the standard deviation where half of the values lie on the median.</summary>
    public static (double Median, double Deviation) MedianAndDeviation(double[] values)
    {
        double median = values.Median();
        double deviation = NormalQuartile * values.Select(value => Math.Abs(value - median)).Median();
        return (median, deviation > 0 ? deviation : values.StandardDeviation());
    }
}
