using MathNet.Numerics.LinearAlgebra;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Fitting;

/// <summary>
/// Standard errors of a weighed least-squares fit: the roots of the diagonal of s² (J'WJ)⁻¹, J the derivatives of the residuals to the parameters, W the robust weights, s² the weighed sum of squares over the
/// degrees of freedom. A parameter at an end of its range is held there: it has no error, and the others have theirs given it. Where the quotes do not tell parameters apart (a direction in
/// which no residual moves), those that take part in it have none either.
/// </summary>
static class LeastSquaresErrors
{
    /// <summary>Smallest over largest singular value of the columns of J at unit length below which a direction is taken for undetermined: differences give no more digits.</summary>
    const double Singular = 1e-6;

    /// <summary>Share of a parameter in such a direction below which it does not take part.</summary>
    const double Share = 1e-3;

    /// <summary>The parameters with their errors.</summary>
    /// <param name="residuals">Residuals over their uncertainties, as a function of the parameters.</param>
    /// <param name="weights">Roots of the robust weights.</param>
    /// <param name="names">Names of the parameters.</param>
    /// <param name="values">Their fitted values.</param>
    /// <param name="isFree">Whether each lies inside of its range.</param>
    /// <param name="longestStep">Gauss-Newton step from the values, in standard errors, beyond which they are not where these residuals are least, and no error is given: something else holds them.</param>
    public static FittedParameter[] Of(
        Func<double[], double[]> residuals, double[] weights, IReadOnlyList<string> names, double[] values, IReadOnlyList<bool> isFree, double longestStep = double.PositiveInfinity)
    {
        int[] free = [.. Enumerable.Range(0, values.Length).Where(i => isFree[i])];
        double?[] errors = new double?[values.Length];
        int freedom = weights.Length - free.Length;
        if (freedom > 0 && free.Length > 0)
        {
            // Relative to the values, which are of very different sizes; some may be zero.
            double[] scales = [.. free.Select(i => Math.Max(Math.Abs(values[i]), 1e-3))];
            double[] At(double[] relative)
            {
                double[] point = [.. values];
                for (int j = 0; j < free.Length; j++) point[free[j]] = relative[j] * scales[j];
                double[] found = residuals(point);
                return [.. found.Select((residual, i) => weights[i] * residual)];
            }

            double[] start = [.. free.Select((i, j) => values[i] / scales[j])];
            double[] atStart = At(start);
            double[] deviations = Deviations(LeastSquares.Jacobian(At, start), Vector<double>.Build.Dense(atStart), LeastSquares.Sum(atStart) / freedom, longestStep);
            for (int j = 0; j < free.Length; j++) errors[free[j]] = double.IsFinite(deviations[j]) ? deviations[j] * scales[j] : null;
        }

        return [.. names.Select((name, i) => new FittedParameter(name, values[i], errors[i]))];
    }

    // Through the singular values of J with columns of unit length: J = U S V' gives (J'J)⁻¹ = V S⁻² V' and the step -V S⁻¹ U' r.
    static double[] Deviations(Matrix<double> jacobian, Vector<double> residuals, double meanSquare, double longestStep)
    {
        int count = jacobian.ColumnCount;
        double[] lengths = [.. jacobian.ColumnNorms(2)];
        if (lengths.Any(length => !(length > 0) || !double.IsFinite(length))) return [.. Enumerable.Repeat(double.NaN, count)];
        for (int j = 0; j < count; j++) jacobian.SetColumn(j, jacobian.Column(j) / lengths[j]);
        var decomposed = jacobian.Svd();
        var deviations = new double[count];
        for (int j = 0; j < count; j++)
        {
            double variance = 0, step = 0;
            for (int k = 0; k < count; k++)
            {
                double loading = decomposed.VT[k, j], singular = decomposed.S[k];
                if (singular < Singular * decomposed.S[0])
                {
                    if (Math.Abs(loading) > Share) variance = double.NaN;
                    continue;
                }

                variance += loading * loading / (singular * singular);
                step += loading / singular * decomposed.U.Column(k).DotProduct(residuals);
            }

            deviations[j] = Math.Sqrt(meanSquare * variance) / lengths[j];
            if (Math.Abs(step) > longestStep * Math.Sqrt(meanSquare * variance)) return [.. Enumerable.Repeat(double.NaN, count)];
        }

        return deviations;
    }
}
