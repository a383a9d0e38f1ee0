using MathNet.Numerics.LinearAlgebra;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Volatility;

namespace MonteCarloRisk.Calibration.FittingErrors;

/// <summary>
/// Days of returns over their volatility of the day, given the correlation of today: u(t) = x(t) / sqrt(v(t)) is multiplied by R^(1/2) A^(-1/2), A the correlation of all u and R today's. An estimate of today's
/// correlation that is made of days drawn among them errs around R as it does around the truth.
/// </summary>
sealed class PresentCorrelation
{
    // Below it a combination of assets does not move, and nothing is made of it.
    const double Singular = 1e-10;

    readonly double[][] rows;

    PresentCorrelation(double[][] rows) => this.rows = rows;

    /// <summary>Prepares the days.</summary>
    /// <param name="returns">Common returns, one row an asset.</param>
    /// <param name="decay">Decay of the volatilities, in (0, 1).</param>
    /// <param name="today">Today's correlation.</param>
    public static PresentCorrelation Of(IReadOnlyList<IReadOnlyList<double>> returns, double decay, IReadOnlyList<IReadOnlyList<double>> today)
    {
        double[][] residuals = [.. returns.Select(row => Standardised(row, decay))];
        double[] roots = [.. residuals.Select(row => Math.Sqrt(StandardisedReturns.Product(row, row)))];
        double[][] average = StandardisedReturns.Matrix(residuals.Length, (i, j) =>
            roots[i] * roots[j] == 0 ? 0 : StandardisedReturns.Product(residuals[i], residuals[j]) / (roots[i] * roots[j]));
        Matrix<double> turn = Power(today, root => root) * Power(average, root => root > Singular ? 1 / root : 0);
        Matrix<double> turned = turn * Matrix<double>.Build.DenseOfRowArrays(residuals);
        return new PresentCorrelation(turned.ToRowArrays());
    }

    /// <summary>The days drawn, one row an asset.</summary>
    /// <param name="days">Which day stands at each place.</param>
    public IReadOnlyList<IReadOnlyList<double>> Drawn(IReadOnlyList<int> days) => ResampledDays.Of(rows, days);

    static double[] Standardised(IReadOnlyList<double> row, double decay)
    {
        double variance = row.Take(TradingYear.FewestReturns).Average(value => value * value);
        var residuals = new double[row.Count];
        for (int t = 0; t < residuals.Length; t++)
        {
            residuals[t] = variance > 0 ? row[t] / Math.Sqrt(variance) : 0;
            if (t >= TradingYear.FewestReturns) variance = (decay * variance) + ((1 - decay) * row[t] * row[t]);
        }

        return residuals;
    }

    static Matrix<double> Power(IReadOnlyList<IReadOnlyList<double>> matrix, Func<double, double> ofRoot)
    {
        var eigen = Matrix<double>.Build.DenseOfRows(matrix).Evd(Symmetricity.Symmetric);
        Vector<double> scales = eigen.EigenValues.Map(value => ofRoot(Math.Sqrt(Math.Max(0, value.Real))));
        return eigen.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(scales) * eigen.EigenVectors.Transpose();
    }
}
