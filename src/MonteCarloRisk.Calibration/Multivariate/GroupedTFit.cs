using MonteCarloRisk.Calibration.Copulas;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Multivariate;

/// <summary>A grouped Student t: assets of one group share their mixing variable and degrees of freedom, groups have their own.</summary>
/// <remarks>
/// X(i) = μ(i) + σ(i) sqrt(ν(g) / W(g)) Y(i) with Y normal of one correlation over all assets and W(g) the chi-square of ν(g) degrees of the asset's group, all W(g) of
/// one day at the same probability, W(g) = F(g)^-1(U). Each group's μ, σ and ν are those of its own multivariate Student t; the correlation is sin(π τ / 2) of Kendall's τ,
/// which for two groups is an approximation whose error the source finds negligible.
/// Source: S. Daul, E. De Giorgi, F. Lindskog, A. McNeil, The grouped t-copula with an application to credit risk, Risk 16 (2003) 73.
/// </remarks>
/// <param name="Group">The group of each asset, counted from 0.</param>
/// <param name="Location">Median of each asset.</param>
/// <param name="Scale">Scale of each asset.</param>
/// <param name="Correlation">Correlation of the normals Y, row by row, positive definite.</param>
/// <param name="Repair">Frobenius distance to the matrix of rank correlations where that had to be made positive definite; zero otherwise.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of each group.</param>
/// <param name="Bounds">Whether they are at an end of their range.</param>
public sealed record GroupedTFit(
    IReadOnlyList<int> Group,
    IReadOnlyList<double> Location,
    IReadOnlyList<double> Scale,
    IReadOnlyList<IReadOnlyList<double>> Correlation,
    double Repair,
    IReadOnlyList<Estimate> DegreesOfFreedom,
    IReadOnlyList<DegreesBound> Bounds)
{
    /// <summary>Fits the groups and the correlation over all.</summary>
    /// <param name="returns">One row an asset, rows of equal length, 30 or more.</param>
    /// <param name="group">The group of each asset; every number from 0 to the largest occurs.</param>
    /// <param name="level">Confidence level of the intervals, in (0, 1).</param>
    /// <exception cref="InputException">The returns cannot be fitted, or a group has no asset.</exception>
    public static GroupedTFit Fit(IReadOnlyList<IReadOnlyList<double>> returns, IReadOnlyList<int> group, double level = SampleChecks.UsualLevel)
    {
        SampleChecks.RefuseUnfitRows(returns, "grouped Student t fit");
        int groups = group.Max() + 1;
        var location = new double[returns.Count];
        var scale = new double[returns.Count];
        var degrees = new Estimate[groups];
        var bounds = new DegreesBound[groups];
        for (int g = 0; g < groups; g++)
        {
            int[] members = [.. Enumerable.Range(0, returns.Count).Where(i => group[i] == g)];
            if (members.Length == 0) throw new InputException("grouped Student t fit", $"group {g} has no asset; groups are counted from 0 without a gap");
            MultivariateTFit fit = MultivariateTFit.Fit([.. members.Select(i => returns[i])], level);
            (degrees[g], bounds[g]) = (fit.DegreesOfFreedom, fit.Bound);
            for (int k = 0; k < members.Length; k++) (location[members[k]], scale[members[k]]) = (fit.Location[k], fit.Scale[k]);
        }

        NearestCorrelation correlation = RankCorrelation.Of(returns);
        return new GroupedTFit([.. group], location, scale, correlation.Matrix, correlation.Distance, degrees, bounds);
    }
}
