using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

namespace MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

/// <summary>
/// Covariances of fitted parameters. With H minus the Hessian of the log-likelihood and S the sum of the outer products of the scores:
/// Hessian H^-1, outer products S^-1, robust H^-1 S H^-1 (T. Bollerslev, J. Wooldridge, Quasi-maximum likelihood estimation and inference in dynamic
/// models with time-varying covariances, Econometric Reviews 11 (1992) 143). All are taken in the coordinates of the fit, of those that are not at a
/// bound, and carried to the parameters by their derivatives; in the interior that is the same as taking them of the parameters.
/// </summary>
static class ParameterErrors
{
    // Below, a direction of the parameters does not move the likelihood: some parameter is not identified.
    const double FlatDirection = 1e-12;

    // Wider than the difference that a Hessian is taken over.
    const double BesideKink = 3e-5;

    /// <summary>Standard errors of the natural parameters of the returns, or null where the likelihood is flat in a direction.</summary>
    /// <param name="objective">The objective over standardised returns.</param>
    /// <param name="optimum">The fit.</param>
    /// <param name="scale">What the returns were divided by.</param>
    public static StandardErrorSet? Of(Objective objective, Optimum optimum, double scale)
    {
        int[] free = Enumerable.Range(0, objective.Count).Where(j => !optimum.IsBound[j]).ToArray();
        Matrix<double> information = objective.Likelihood.Count * Curvature(objective, optimum.Coordinates, free);
        var eigen = information.Evd(Symmetricity.Symmetric).EigenValues.Enumerate().Select(value => value.Real).ToArray();
        if (eigen.Min() <= FlatDirection * eigen.Max())
            return null;

        Matrix<double> derivatives = Derivatives(objective, optimum.Coordinates, free, scale, out Matrix<double> jacobian);
        Matrix<double> products = jacobian.TransposeThisAndMultiply(Products(objective, optimum.Coordinates)) * jacobian;
        for (int i = 0; i < derivatives.RowCount; i++)
        {
            if (Enumerable.Range(0, objective.Count).Any(j => optimum.IsBound[j] && objective.Coordinates.Fixes(j, optimum.Coordinates[j] > 0, i)))
                derivatives.ClearRow(i);
        }

        Matrix<double> inverse = information.Inverse();
        return new StandardErrorSet(
            Errors(derivatives, inverse), Errors(derivatives, products.Inverse()), Errors(derivatives, inverse * products * inverse));
    }

    // Where the mean of EGARCH is a return, or next to one, the kink there is no curvature: on average over samples the jumps of the slope cancel,
    // since later scores have mean zero whatever came before. The curvature is then that beside the kink, the mean of both sides.
    static Matrix<double> Curvature(Objective objective, double[] u, int[] free)
    {
        int mean = objective.Coordinates.IndexOf(CoordinateKind.Mean);
        if (objective.Coordinates.IndexOf(CoordinateKind.Size) < 0 || mean < 0)
            return DenseMatrix.OfArray(objective.Hessian(u, free));
        double nearest = objective.Likelihood.Returns.ToArray().MinBy(value => Math.Abs(value - u[mean]));
        if (Math.Abs(nearest - u[mean]) > BesideKink)
            return DenseMatrix.OfArray(objective.Hessian(u, free));
        double[] left = u.ToArray(), right = u.ToArray();
        left[mean] = nearest - BesideKink;
        right[mean] = nearest + BesideKink;
        return 0.5 * (DenseMatrix.OfArray(objective.Hessian(left, free)) + DenseMatrix.OfArray(objective.Hessian(right, free)));
    }

    static Matrix<double> Products(Objective objective, double[] u)
    {
        var products = new ScoreProducts();
        objective.Likelihood.Evaluate(objective.Coordinates.Parameters(u), ref products);
        return DenseMatrix.OfArray(products.Sum);
    }

    // Parameters of the returns by the free coordinates; the jacobian is that of the standardised returns.
    static Matrix<double> Derivatives(Objective objective, double[] u, int[] free, double scale, out Matrix<double> jacobian)
    {
        var all = new double[SampleLikelihood.Parameters * objective.Count];
        objective.Coordinates.Jacobian(u, all);
        jacobian = DenseMatrix.Create(SampleLikelihood.Parameters, free.Length, (i, j) => all[i * objective.Count + free[j]]);
        Matrix<double> units = DenseMatrix.CreateIdentity(SampleLikelihood.Parameters);
        units[0, 0] = scale;
        if (objective.Likelihood.Model.Equation == VarianceEquation.Egarch)
            units[1, 4] = -2 * Math.Log(scale);
        else
            units[1, 1] = scale * scale;
        return units * jacobian;
    }

    static double[] Errors(Matrix<double> derivatives, Matrix<double> covariance) =>
        (derivatives * covariance).TransposeAndMultiply(derivatives).Diagonal().Select(Math.Sqrt).ToArray();
}
