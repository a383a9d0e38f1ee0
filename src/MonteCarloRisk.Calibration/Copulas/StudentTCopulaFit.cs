using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Copulas;

/// <summary>A Student t copula fitted to ranks: the dependence of a multivariate Student t, whatever the margins; assets fall together also in the limit.</summary>
/// <remarks>
/// The correlation is sin(π τ / 2) of Kendall's τ; with it the likelihood of the ranks is maximised over 1 / ν. Source: S. Demarta, A. McNeil, The t copula and related copulas,
/// International Statistical Review 73 (2005) 111, section 4. The interval of ν takes ranks and correlation as known, so it is somewhat short; a bootstrap of the fit has all of the error.
/// </remarks>
/// <param name="Correlation">Correlation, row by row, positive definite.</param>
/// <param name="Repair">Frobenius distance to the matrix of rank correlations where that had to be made positive definite; zero otherwise.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom ν, with a profile interval.</param>
/// <param name="Bound">Whether ν is at an end of its range.</param>
/// <param name="LogLikelihood">Log-likelihood of the ranks, zero for independence.</param>
public sealed record StudentTCopulaFit(
    IReadOnlyList<IReadOnlyList<double>> Correlation,
    double Repair,
    Estimate DegreesOfFreedom,
    DegreesBound Bound,
    double LogLikelihood)
{
    /// <summary>Fits the correlation by Kendall's τ and the degrees of freedom by maximum likelihood.</summary>
    /// <param name="returns">One row an asset, two or more rows of equal length, 30 or more.</param>
    /// <param name="level">Confidence level of the interval, in (0, 1).</param>
    /// <exception cref="Domain.InputException">The returns cannot be fitted.</exception>
    public static StudentTCopulaFit Fit(IReadOnlyList<IReadOnlyList<double>> returns, double level = SampleChecks.UsualLevel)
    {
        SampleChecks.RefuseUnfitRows(returns, "Student t copula fit");
        NearestCorrelation correlation = RankCorrelation.Of(returns);
        var likelihood = new StudentTCopulaLikelihood(returns, correlation.Matrix);
        (double inverse, double maximum) = ProfileLikelihood.Maximise(likelihood.At, DegreesRange.LowestInverse, DegreesRange.HighestInverse, 6, 1e-5);
        Estimate degrees = DegreesRange.FromInverse(ProfileLikelihood.Around(
            likelihood.At, inverse, maximum, DegreesRange.LowestInverse, DegreesRange.HighestInverse, level, returns[0].Count, "maximum likelihood of the ranks"));
        return new StudentTCopulaFit(correlation.Matrix, correlation.Distance, degrees, DegreesRange.BoundOf(inverse), maximum);
    }
}
