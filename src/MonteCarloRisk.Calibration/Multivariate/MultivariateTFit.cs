using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Multivariate;

/// <summary>A multivariate Student t with one number of degrees of freedom for all assets, fitted by maximum likelihood.</summary>
/// <remarks>
/// X = μ + sqrt(ν / W) A Z with A A' the scale matrix, Z standard normal and W chi-square of ν degrees, one W a day for all assets. The likelihood is maximised over
/// 1 / ν; for each by the expectation-maximisation of C. Liu, D. Rubin (Statistica Sinica 5 (1995) 19) in the faster form of D. Kent, D. Tyler, Y. Vardi
/// (Communications in Statistics Simulation 23 (1994) 441): w = (ν + d) / (ν + δ), μ = Σ w x / Σ w, scale = Σ w (x - μ)(x - μ)' / Σ w, with δ = (x - μ)' scale^-1 (x - μ).
/// </remarks>
/// <param name="Location">Median and, for ν above 1, mean of each asset, in the unit of the data.</param>
/// <param name="Scale">Scale of each asset: its standard deviation is scale sqrt(ν / (ν - 2)) for ν above 2.</param>
/// <param name="Correlation">The scale matrix over the scales, row by row; the correlation for ν above 2.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom ν, with a profile interval.</param>
/// <param name="Bound">Whether ν is at an end of its range.</param>
/// <param name="LogLikelihood">The maximum of the log-likelihood.</param>
public sealed record MultivariateTFit(
    IReadOnlyList<double> Location,
    IReadOnlyList<double> Scale,
    IReadOnlyList<IReadOnlyList<double>> Correlation,
    Estimate DegreesOfFreedom,
    DegreesBound Bound,
    double LogLikelihood)
{
    /// <summary>Fits location, scale matrix and degrees of freedom.</summary>
    /// <param name="returns">One row an asset, rows of equal length, 30 or more.</param>
    /// <param name="level">Confidence level of the interval, in (0, 1).</param>
    /// <exception cref="Domain.InputException">The returns cannot be fitted.</exception>
    public static MultivariateTFit Fit(IReadOnlyList<IReadOnlyList<double>> returns, double level = SampleChecks.UsualLevel)
    {
        SampleChecks.RefuseUnfitRows(returns, "multivariate Student t fit");
        var likelihood = new MultivariateTLikelihood(returns);
        (double inverse, double maximum) = ProfileLikelihood.Maximise(likelihood.Profile, DegreesRange.LowestInverse, DegreesRange.HighestInverse, 6, 1e-5);
        Estimate degrees = DegreesRange.FromInverse(ProfileLikelihood.Around(
            likelihood.Profile, inverse, maximum, DegreesRange.LowestInverse, DegreesRange.HighestInverse, level, returns[0].Count, "maximum likelihood"));
        likelihood.Profile(inverse);
        int assets = returns.Count;
        double[] scale = [.. Enumerable.Range(0, assets).Select(i => Math.Sqrt(likelihood.Scale[i * assets + i]))];
        double[][] correlation = [.. Enumerable.Range(0, assets).Select(i => Enumerable.Range(0, assets)
            .Select(j => i == j ? 1 : likelihood.Scale[i * assets + j] / (scale[i] * scale[j])).ToArray())];
        return new MultivariateTFit(likelihood.Location, scale, correlation, degrees, DegreesRange.BoundOf(inverse), maximum);
    }
}
