using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Protocols;

/// <summary>Reads means per path of what protocols add up, no finer than the arithmetic of a path resolves.</summary>
/// <remarks>
/// An operation on a path is right to 2^-24 of its result in single precision, to 2^-53 in double. With T the mean of what is liquidated, repaid, written off or moved otherwise, a mean of differences whose whole interval lies within eight times that of T
/// is not told from zero: it is told as zero, between minus and plus it.
/// </remarks>
/// <param name="result">The run.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="level">Confidence level of the intervals.</param>
/// <param name="method">How the paths were made.</param>
internal sealed class MeanReading(SimulationResult result, LendingProtocol protocol, double level, string method)
{
    private const double Operations = 8;
    private const int BitsOfSingle = 24;
    private const int BitsOfDouble = 53;

    private static readonly int[] MovedByLedger = [PathLedger.BadDebt, PathLedger.Liquidated, PathLedger.Repaid];

    private static readonly ProtocolMeasure[] MovedBeside =
    [
        ProtocolMeasure.DebtAdded, ProtocolMeasure.PoolRepaid, ProtocolMeasure.Redistributed, ProtocolMeasure.Unwound, ProtocolMeasure.Withdrawn, ProtocolMeasure.Deleveraged, ProtocolMeasure.SoftRepaid, ProtocolMeasure.DeRisked,
    ];

    private readonly double resolution = Operations * Math.ScaleB(Moved(result, protocol), -(result.Settings.Precision == Precision.Single ? BitsOfSingle : BitsOfDouble));

    /// <summary>The mean of a sum whose moments start at a tally. What is zero or more by what it is has a value and an interval that are.</summary>
    public Estimate Of(int tally, SumKind kind = SumKind.Amount)
    {
        long paths = result.Settings.Paths;
        Estimate mean = SampleMean.Estimate(result.Tallies.Sum(tally) / paths, result.Tallies.Variance(tally, paths), paths, level, method);
        if (kind != SumKind.Amount && mean.Interval.Lower >= -resolution && mean.Interval.Upper <= resolution)
        {
            mean = mean with { Value = 0, Interval = new ConfidenceInterval(-resolution, resolution, level), Method = $"{mean.Method}, below what sums on a path resolve" };
        }

        return kind == SumKind.Balance ? mean : mean with { Value = Math.Max(0, mean.Value), Interval = mean.Interval with { Lower = Math.Max(0, mean.Interval.Lower), Upper = Math.Max(0, mean.Interval.Upper) } };
    }

    /// <summary>The mean of a loss that no path has.</summary>
    /// <param name="most">The most that it can be on a path.</param>
    public Estimate None(double most)
    {
        Estimate probability = BinomialProportion.Estimate(0, result.Settings.Paths, level, method);
        return new Estimate(0, double.NaN, new ConfidenceInterval(0, probability.Interval.Upper * most, level), probability.SampleCount, $"{method}, no loss seen: all debt at the upper probability");
    }

    private static double Moved(SimulationResult result, LendingProtocol protocol) =>
        MovedByLedger.Select(ProtocolTallies.MomentsOf).Concat(ProtocolMeasures.Of(protocol).Intersect(MovedBeside).Select(measure => LiquidationMeasures.TallyOf((int)measure)))
            .Sum(tally => Math.Abs(result.Tallies.Sum(tally))) / result.Settings.Paths;
}
