using MathNet.Numerics.Distributions;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Multivariate;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Statistics.Ranks;

namespace MonteCarloRisk.Calibration.Copulas;

/// <summary>A Gaussian copula fitted to ranks: the dependence of normals, whatever the margins. In the limit of a fall it knows no dependence (<see cref="TailDependence"/>).</summary>
/// <remarks>Density |R|^(-1/2) exp(-x' (R^-1 - I) x / 2) at the normal scores x. Source: A. McNeil, R. Frey, P. Embrechts, Quantitative Risk Management, Princeton 2015, section 7.5.</remarks>
/// <param name="Correlation">Correlation R of the normals, row by row, positive definite.</param>
/// <param name="Repair">Frobenius distance to the matrix of rank correlations where that had to be made positive definite; zero otherwise.</param>
/// <param name="LogLikelihood">Log-likelihood of the ranks, zero for independence.</param>
public sealed record GaussianCopulaFit(IReadOnlyList<IReadOnlyList<double>> Correlation, double Repair, double LogLikelihood)
{
    /// <summary>Fits the correlation by Kendall's τ.</summary>
    /// <param name="returns">One row an asset, rows of equal length, 30 or more.</param>
    /// <exception cref="Domain.InputException">The returns cannot be fitted.</exception>
    public static GaussianCopulaFit Fit(IReadOnlyList<IReadOnlyList<double>> returns)
    {
        SampleChecks.RefuseUnfitRows(returns, "Gaussian copula fit");
        NearestCorrelation correlation = RankCorrelation.Of(returns);
        var scores = new DayVectors([.. returns.Select(row => (IReadOnlyList<double>)PseudoObservations.Of(row).Select(u => Normal.InvCDF(0, 1, u)).ToArray())]);
        var root = new CholeskyRoot(returns.Count);
        root.TryDecompose([.. correlation.Matrix.SelectMany(row => row)]);
        double logLikelihood = -scores.Days * root.HalfLogDeterminant;
        for (int day = 0; day < scores.Days; day++)
        {
            double independent = 0;
            foreach (double score in scores[day]) independent += score * score;
            logLikelihood -= (root.SquaredDistance(scores[day]) - independent) / 2;
        }

        return new GaussianCopulaFit(correlation.Matrix, correlation.Distance, logLikelihood);
    }
}
