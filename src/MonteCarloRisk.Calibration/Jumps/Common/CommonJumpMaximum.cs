using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;

namespace MonteCarloRisk.Calibration.Jumps.Common;

/// <summary>
/// The maximum of the likelihood of common jumps by expectation-maximisation from three starts, accelerated by squared extrapolation: R. Varadhan, C. Roland, Simple and globally convergent methods for accelerating the
/// convergence of any EM algorithm, Scandinavian Journal of Statistics 35 (2008) 335, scheme S3.
/// </summary>
/// <param name="Parameters">The best parameters found.</param>
/// <param name="LogLikelihood">The log-likelihood there.</param>
/// <param name="WithJumps">Expected number of days with a jump or more.</param>
/// <param name="StartsAgreeing">How many of the starts ended there, to 0.01 of log-likelihood.</param>
sealed record CommonJumpMaximum(CommonJumpParameters Parameters, double LogLikelihood, double WithJumps, int StartsAgreeing)
{
    /// <summary>Number of starts.</summary>
    public const int Starts = 3;

    /// <summary>The most jumps a day: more are no events but the days themselves.</summary>
    public const double MostIntensity = 1;

    const int MostRounds = 1000;
    const double EndStep = 1e-7, Agreement = 0.01;

    static readonly double[] FirstShares = [0.03, 0.1, 0.25];

    /// <summary>Searches.</summary>
    /// <param name="days">Returns, one row a day, of mean zero and deviation one.</param>
    public static CommonJumpMaximum Of(double[][] days)
    {
        (CommonJumpParameters Parameters, CommonJumpDays Days)[] ends = [.. FirstShares.Select(share => Climb(days, Start(days, share)))];
        (CommonJumpParameters parameters, CommonJumpDays best) = ends.MaxBy(end => end.Days.LogLikelihood);
        return new CommonJumpMaximum(parameters, best.LogLikelihood, best.WithJumps, ends.Count(end => end.Days.LogLikelihood > best.LogLikelihood - Agreement));
    }

    static (CommonJumpParameters, CommonJumpDays) Climb(double[][] days, CommonJumpParameters start)
    {
        CommonJumpParameters at = start;
        var here = new CommonJumpDays(days, at);
        for (int round = 0; round < MostRounds; round++)
        {
            CommonJumpParameters once = here.Step(MostIntensity);
            var next = new CommonJumpDays(days, once);
            CommonJumpParameters twice = next.Step(MostIntensity);
            Vector<double> first = at.Coordinates(), second = once.Coordinates(), step = second - first, bend = twice.Coordinates() - second - step;
            if (step.AbsoluteMaximum() < EndStep) return (once, next);
            double length = bend.L2Norm() > 0 ? Math.Max(1, step.L2Norm() / bend.L2Norm()) : 1;
            CommonJumpParameters farther = CommonJumpParameters.At(first + 2 * length * step + length * length * bend, at.Assets);
            if (length > 1 && farther.Intensity <= MostIntensity && Days(days, farther) is { } there && there.LogLikelihood >= next.LogLikelihood) (at, here) = (farther, there);
            else (at, here) = (twice, new CommonJumpDays(days, twice));
        }

        return (at, here);
    }

    // None where the extrapolation left no motion in some direction.
    static CommonJumpDays? Days(double[][] days, CommonJumpParameters parameters)
    {
        try
        {
            return new CommonJumpDays(days, parameters);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // The days farthest from the mean, as the correlation of all has it, taken as those of one jump.
    static CommonJumpParameters Start(double[][] days, double share)
    {
        Matrix<double> all = Matrix<double>.Build.DenseOfRowArrays(days), inverse = Covariance(all).Inverse();
        Vector<double> centre = all.ColumnSums() / days.Length;
        double[] distances = [.. all.EnumerateRows().Select(row => (row - centre) * (inverse * (row - centre)))];
        double cut = distances.Quantile(1 - share);
        Matrix<double> Where(Func<double, bool> isIn) => Matrix<double>.Build.DenseOfRowVectors(all.EnumerateRows().Where((_, day) => isIn(distances[day])));
        Matrix<double> calm = Where(distance => distance <= cut), jumps = Where(distance => distance > cut);
        Vector<double> drift = calm.ColumnSums() / calm.RowCount;

        // Half of the motion's is added, so that a few days span a covariance.
        Matrix<double> motion = Covariance(calm);
        return new CommonJumpParameters(share, drift, jumps.ColumnSums() / jumps.RowCount - drift, motion, Covariance(jumps) + motion / 2);
    }

    static Matrix<double> Covariance(Matrix<double> rows)
    {
        Vector<double> mean = rows.ColumnSums() / rows.RowCount;
        Matrix<double> centred = Matrix<double>.Build.Dense(rows.RowCount, rows.ColumnCount, (day, asset) => rows[day, asset] - mean[asset]);
        return centred.TransposeThisAndMultiply(centred) / rows.RowCount;
    }
}
