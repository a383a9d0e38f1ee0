using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>Dynamic conditional correlation of first order, fitted to standardised residuals: the second of the two steps, after a volatility model of each asset.</summary>
/// <remarks>
/// q(t + 1) = (1 - a - b) S + a e*(t) e*(t)' + b q(t), R = q over the roots of its diagonal, e*(t, i) = sqrt(q(t, i, i)) e(t, i), S the correlation of e*.
/// Sources: R. Engle, Dynamic conditional correlation, Journal of Business and Economic Statistics 20 (2002) 339; with e* for e, which makes S consistent: G. Aielli, Dynamic conditional correlation:
/// on properties and estimation, same journal 31 (2013) 282. The likelihood is the composite one, the sum over pairs: all pairs of up to <see cref="MostAllPairs"/> assets, neighbours in the given
/// order of more (C. Pakel, N. Shephard, K. Sheppard, R. Engle, Fitting vast dimensional time-varying covariance models, same journal 39 (2021) 652). Of two assets it is the whole quasi-likelihood.
/// Errors come from refits to series of its own: <see cref="DynamicCorrelationErrors"/>.
/// </remarks>
/// <param name="Reaction">Weight a of the last day, zero or more.</param>
/// <param name="Persistence">Weight b of the past, zero or more; a + b is below 1.</param>
/// <param name="Unconditional">The correlation S that it returns to.</param>
/// <param name="Next">The correlation of the first day after the data.</param>
/// <param name="NextQuasi">The matrix q behind it, which a path goes on with.</param>
/// <param name="LogLikelihood">The composite log-likelihood, without its constant.</param>
/// <param name="Converged">Whether the search ended at a maximum.</param>
public sealed record DynamicCorrelationFit(
    double Reaction,
    double Persistence,
    IReadOnlyList<IReadOnlyList<double>> Unconditional,
    IReadOnlyList<IReadOnlyList<double>> Next,
    IReadOnlyList<IReadOnlyList<double>> NextQuasi,
    double LogLikelihood,
    bool Converged)
{
    /// <summary>The most assets of which every pair is in the likelihood.</summary>
    public const int MostAllPairs = 6;

    const double Step = 1e-5, HighestSum = 0.9999, LowestSum = 1e-4;

    /// <summary>Fits the two weights and gives the correlation of the next day.</summary>
    /// <param name="residuals">Standardised residuals, one row an asset, rows of equal length.</param>
    /// <exception cref="InputException">The residuals cannot be fitted.</exception>
    public static DynamicCorrelationFit Fit(IReadOnlyList<IReadOnlyList<double>> residuals)
    {
        if (residuals.Count < 2) throw new InputException("dynamic correlation fit", "one asset has no correlation; two or more are needed");
        SampleChecks.RefuseUnfitRows(residuals, "dynamic correlation fit");
        var likelihood = new DynamicCorrelationLikelihood(residuals);
        BoundedParameter sum = BoundedParameter.Between(LowestSum, HighestSum), share = BoundedParameter.Between(0, 1);
        LikelihoodAscent best = new (double Sum, double Share)[] { (0.97, 0.03), (0.8, 0.1) }
            .Select(start => LikelihoodAscent.Climb(Slope, [sum.Free(start.Sum), share.Free(start.Share)]))
            .MaxBy(ascent => ascent.LogLikelihood)!;
        double persistence = sum.Value(best.Parameters[0]), reaction = persistence * share.Value(best.Parameters[1]);
        (double[][] unconditional, double[][] quasi) = likelihood.Matrices(reaction, persistence - reaction);
        return new DynamicCorrelationFit(
            reaction,
            persistence - reaction,
            unconditional,
            Correlation(quasi),
            quasi,
            best.LogLikelihood,
            best.Converged);

        double At(double freeSum, double freeShare)
        {
            double both = sum.Value(freeSum), first = both * share.Value(freeShare);
            return likelihood.At(first, both - first);
        }

        double Slope(ReadOnlySpan<double> free, Span<double> gradient)
        {
            (double x, double y) = (free[0], free[1]);
            gradient[0] = (At(x + Step, y) - At(x - Step, y)) / (2 * Step);
            gradient[1] = (At(x, y + Step) - At(x, y - Step)) / (2 * Step);
            return At(x, y);
        }
    }

    /// <summary>The correlation of a matrix q: over the roots of its diagonal.</summary>
    internal static double[][] Correlation(double[][] quasi) => StandardisedReturns.Matrix(quasi.Length, (i, j) => quasi[i][j] / Math.Sqrt(quasi[i][i] * quasi[j][j]));
}
