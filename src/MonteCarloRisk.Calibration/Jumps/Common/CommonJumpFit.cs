using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Jumps.Common;

/// <summary>Daily log returns of several assets as normals and a Poisson number of normal jumps that strike all at once, fitted by maximum likelihood. All parameters are per day.</summary>
/// <remarks>
/// Density Σ over k of exp(-λ) λ^k / k! N(x; a + k m, Σ + k J), k up to 13: of one asset that of R. Merton, Option pricing when underlying stock returns are discontinuous, Journal of Financial Economics 3 (1976) 125.
/// The likelihood is largest where the motion shrinks onto few days; the fit is the maximum that its starts lead to, and a motion in which assets move as one is refused. Errors are of the observed information, those of deviations
/// and of the intensity on a logarithmic scale, where they are near normal.
/// </remarks>
/// <param name="Intensity">Jumps λ a day.</param>
/// <param name="Volatilities">Deviation of each asset on a day without a jump.</param>
/// <param name="JumpMeans">Mean of each asset's jump.</param>
/// <param name="JumpDeviations">Deviation of each asset's jump.</param>
/// <param name="MotionCorrelation">Correlation between jumps.</param>
/// <param name="JumpCorrelation">Correlation of the jumps.</param>
/// <param name="Days">Days fitted to.</param>
/// <param name="DaysWithJumps">Expected number of days with a jump or more.</param>
/// <param name="LogLikelihood">The log-likelihood.</param>
/// <param name="InformationGain">Half of what Schwarz's criterion is lower by than that of normals without jumps; above zero.</param>
/// <param name="StartsAgreeing">How many of three starts ended there.</param>
/// <param name="ErrorsFromMaximum">Distance from the maximum in standard errors, by a Newton step; not a number where errors were not asked for.</param>
public sealed record CommonJumpFit(
    Estimate Intensity,
    IReadOnlyList<Estimate> Volatilities,
    IReadOnlyList<Estimate> JumpMeans,
    IReadOnlyList<Estimate> JumpDeviations,
    IReadOnlyList<IReadOnlyList<double>> MotionCorrelation,
    IReadOnlyList<IReadOnlyList<double>> JumpCorrelation,
    int Days,
    double DaysWithJumps,
    double LogLikelihood,
    double InformationGain,
    int StartsAgreeing,
    double ErrorsFromMaximum)
{
    /// <summary>The fewest days.</summary>
    public const int FewestDays = 100;

    /// <summary>The most assets: a covariance of jumps is told by the few days that have them.</summary>
    public const int MostAssets = 20;

    /// <summary>The fewest days with jumps, and the fewest for each asset.</summary>
    public const int FewestDaysWithJumps = 10, FewestDaysAnAsset = 2;

    const double EndOfSearch = 0.01, SmallestMotion = 1e-8, LeastVolatility = 0.05;
    const string Place = "common jump fit", Method = "maximum likelihood";

    /// <summary>Whether the search ended at a maximum: within a hundredth of a standard error.</summary>
    public bool Converged => ErrorsFromMaximum <= EndOfSearch;

    /// <summary>Fits the jumps with the errors of the parameters.</summary>
    /// <param name="names">Names of the assets.</param>
    /// <param name="returns">Common daily log returns, one row an asset, 100 days or more.</param>
    /// <exception cref="InputException">The returns cannot be fitted, or show no jumps.</exception>
    public static CommonJumpFit Fit(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> returns) => Of(names, returns, withErrors: true);

    /// <summary>Fits the jumps alone: errors are not numbers.</summary>
    /// <param name="names">Names of the assets.</param>
    /// <param name="returns">Common daily log returns, one row an asset.</param>
    /// <exception cref="InputException">The returns cannot be fitted, or show no jumps.</exception>
    public static CommonJumpFit FitValues(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> returns) => Of(names, returns, withErrors: false);

    static CommonJumpFit Of(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> returns, bool withErrors)
    {
        (int assets, int count) = (returns.Count, returns[0].Count);
        Refuse(names, returns);
        double[] scales = [.. returns.Select(row => row.PopulationStandardDeviation())], centres = [.. returns.Select(row => row.Average())];
        double[][] days = [.. Enumerable.Range(0, count).Select(day => returns.Select((row, i) => (row[day] - centres[i]) / scales[i]).ToArray())];
        double determinant = Determinant(names, days);
        CommonJumpMaximum maximum = CommonJumpMaximum.Of(days);
        double normal = -0.5 * count * (assets * Math.Log(2 * Math.PI) + determinant + assets);
        double gain = maximum.LogLikelihood - normal - 0.5 * (1 + assets + assets * (assets + 1) / 2) * Math.Log(count);
        RefuseNoJumps(maximum, assets, count, gain);
        Matrix<double> scale = Matrix<double>.Build.DenseOfDiagonalArray(scales);
        CommonJumpParameters found = maximum.Parameters.Times(scale);
        CommonJumpErrors errors = withErrors ? CommonJumpErrors.Of(days, maximum.Parameters) ?? throw SampleChecks.NoInformation(Place) : CommonJumpErrors.None(assets);
        return new CommonJumpFit(
            Positive(found.Intensity, found.Intensity * errors.LogIntensity, count),
            [.. scales.Select((one, i) => Positive(Math.Sqrt(found.Motion[i, i]), one * one * errors.Motion[i] / (2 * Math.Sqrt(found.Motion[i, i])), count))],
            [.. scales.Select((one, i) => Any(found.JumpMean[i], one * errors.JumpMean[i], count))],
            [.. scales.Select((one, i) => Positive(Math.Sqrt(found.Jump[i, i]), one * one * errors.Jump[i] / (2 * Math.Sqrt(found.Jump[i, i])), count))],
            Correlation(found.Motion),
            Correlation(found.Jump),
            count,
            maximum.WithJumps,
            maximum.LogLikelihood - count * scales.Sum(Math.Log),
            gain,
            maximum.StartsAgreeing,
            errors.FromMaximum);
    }

    static void Refuse(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> returns)
    {
        if (returns.Count > MostAssets) throw new InputException(Place, $"{returns.Count} assets; common jumps are fitted to {MostAssets} at most");
        if (returns[0].Count < FewestDays) throw new InputException(Place, $"{returns[0].Count} returns; {FewestDays} or more are needed");
        for (int i = 0; i < names.Count; i++)
        {
            double[] row = [.. returns[i]];
            int most = row.GroupBy(value => value).Max(group => group.Count());
            if (2 * most > row.Length) throw new InputException(Place, $"{names[i]}: {most} of {row.Length} returns are equal; a price that stands still on most days has no jumps that come with the market's, so leave it out or choose other returns");
            double usual = SampleChecks.MedianAndDeviation(row).Deviation * Math.Sqrt(TradingYear.Days);
            if (usual < LeastVolatility)
            {
                throw new InputException(Place, string.Create(CultureInfo.InvariantCulture, $"{names[i]}: its usual volatility is {100 * usual:0.##}% a year, that of a peg, whose breaks are not the market's jumps; below {100 * LeastVolatility:0}% leave it out or choose other returns"));
            }
        }
    }

    // The logarithm of the determinant of the correlation.
    static double Determinant(IReadOnlyList<string> names, double[][] days)
    {
        Matrix<double> rows = Matrix<double>.Build.DenseOfRowArrays(days);
        Matrix<double> correlation = rows.TransposeThisAndMultiply(rows) / days.Length;
        double[] roots = [.. correlation.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real)];
        if (roots.Min() > SmallestMotion) return roots.Sum(Math.Log);
        (int first, int second) = Enumerable.Range(0, names.Count).SelectMany(i => Enumerable.Range(0, i).Select(j => (j, i))).MaxBy(pair => Math.Abs(correlation[pair.j, pair.i]));
        throw new InputException(Place, $"the returns of some assets follow from those of others, {names[first]} and {names[second]} are nearest to it; leave one out or choose other returns");
    }

    static void RefuseNoJumps(CommonJumpMaximum maximum, int assets, int count, double gain)
    {
        if (gain <= 0)
        {
            throw new InputException(Place, $"the {count} returns show no common jumps: by Schwarz's criterion normals without jumps are the better model; choose other returns");
        }

        if (maximum.Parameters.Intensity >= CommonJumpMaximum.MostIntensity)
        {
            throw new InputException(Place, "the likelihood is largest where jumps come once a day or more, so they are no events apart from the usual days; choose other returns");
        }

        int needed = Math.Max(FewestDaysWithJumps, FewestDaysAnAsset * assets);
        if (maximum.WithJumps < needed)
        {
            throw new InputException(Place, string.Create(CultureInfo.InvariantCulture, $"the fit finds jumps on {maximum.WithJumps:0.#} of {count} days; for {assets} asset(s) {needed} or more are needed"));
        }
    }

    static Estimate Any(double value, double error, int count) => ObservedInformation.Estimate(value, error * error, SampleChecks.UsualLevel, count, Method);

    // The interval is that of the logarithm.
    static Estimate Positive(double value, double error, int count)
    {
        double factor = Math.Exp(SampleMean.NormalQuantile(SampleChecks.UsualLevel) * error / value);
        return new Estimate(value, error, new ConfidenceInterval(value / factor, value * factor, SampleChecks.UsualLevel), count, $"{Method}, observed information of the logarithm");
    }

    static IReadOnlyList<IReadOnlyList<double>> Correlation(Matrix<double> covariance) =>
        new NormalMoments([.. covariance.Diagonal()], [.. covariance.ToRowArrays()]).Correlation();
}
