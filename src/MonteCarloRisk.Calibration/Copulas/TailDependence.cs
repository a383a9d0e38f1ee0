using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Distributions;
using MonteCarloRisk.Statistics.Ranks;

namespace MonteCarloRisk.Calibration.Copulas;

/// <summary>The probability that one asset falls beyond a far quantile, given that another does.</summary>
public static class TailDependence
{
    /// <summary>
    /// Its limit for a t copula, the same for falls and rises: λ = 2 F(-sqrt((ν + 1)(1 - ρ) / (1 + ρ)); ν + 1), F the Student t distribution. Zero for a Gaussian copula with ρ below 1.
    /// Source: P. Embrechts, A. McNeil, D. Straumann, Correlation and dependence in risk management, Cambridge 2002, section 4.3.
    /// </summary>
    /// <param name="correlation">Correlation ρ in [-1, 1].</param>
    /// <param name="degrees">Degrees of freedom ν, above zero.</param>
    public static double OfStudentT(double correlation, double degrees) => correlation switch
    {
        1 => 1,
        -1 => 0,
        _ => 2 * StudentTDistribution.Cumulative(-Math.Sqrt((degrees + 1) * (1 - correlation) / (1 + correlation)), degrees + 1),
    };

    /// <summary>
    /// How often, in the data, both rows are at or below their quantile, over how often the first is. At a probability that is not far, independent rows give that probability and not zero.
    /// </summary>
    /// <param name="x">First row.</param>
    /// <param name="y">Second row, of the same length.</param>
    /// <param name="probability">Probability of the quantile, in (0, 1), with ten values or more at or below it.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <exception cref="Domain.InputException">Fewer than ten values lie at or below the quantile.</exception>
    public static Estimate OfRows(IReadOnlyList<double> x, IReadOnlyList<double> y, double probability, double level)
    {
        double[] first = PseudoObservations.Of(x), second = PseudoObservations.Of(y);
        int falls = first.Count(rank => rank <= probability);
        if (falls < 10) throw new Domain.InputException("tail dependence", $"{falls} values lie at or below the quantile of {probability}; ten or more are needed");
        return BinomialProportion.Estimate(first.Zip(second).Count(pair => pair.First <= probability && pair.Second <= probability), falls, level, "joint falls over falls");
    }
}
