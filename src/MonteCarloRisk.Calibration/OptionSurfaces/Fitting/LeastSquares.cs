using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Fitting;

/// <summary>Least squares by MathNet's Levenberg-Marquardt method, with central differences in coordinates that are of order one.</summary>
static class LeastSquares
{
    const double DifferenceStep = 1e-5;
    const double Tolerance = 1e-9;

    /// <summary>A point near which the sum of squares is least, never worse than the start.</summary>
    /// <param name="residuals">The residuals at a point; finite, and as many as there are at the start.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="mostSteps">Steps after which it ends in any case.</param>
    public static double[] Minimise(Func<double[], double[]> residuals, double[] start, int mostSteps)
    {
        double[] atStart = residuals(start);
        var zero = Vector<double>.Build.Dense(atStart.Length);
        IObjectiveModel model = ObjectiveFunction.NonlinearModel(
            (point, _) => Vector<double>.Build.Dense(residuals(point.ToArray())),
            (point, _) => Jacobian(residuals, point.ToArray()),
            zero,
            zero);
        var minimizer = new LevenbergMarquardtMinimizer(gradientTolerance: Tolerance, stepTolerance: Tolerance, functionTolerance: Tolerance * Tolerance, maximumIterations: mostSteps);
        NonlinearMinimizationResult result = minimizer.FindMinimum(model, Vector<double>.Build.Dense((double[])start.Clone()));
        double[] found = result.MinimizingPoint.ToArray();
        return Sum(residuals(found)) <= Sum(atStart) ? found : start;
    }

    /// <summary>Derivatives of the residuals by central differences: one row a residual, one column a coordinate.</summary>
    public static Matrix<double> Jacobian(Func<double[], double[]> residuals, double[] point)
    {
        double[] moved = (double[])point.Clone();
        Matrix<double>? jacobian = null;
        for (int j = 0; j < point.Length; j++)
        {
            double step = DifferenceStep * Math.Max(1, Math.Abs(point[j]));
            moved[j] = point[j] + step;
            double[] up = residuals(moved);
            moved[j] = point[j] - step;
            double[] down = residuals(moved);
            moved[j] = point[j];
            jacobian ??= Matrix<double>.Build.Dense(up.Length, point.Length);
            for (int i = 0; i < up.Length; i++) jacobian[i, j] = (up[i] - down[i]) / (2 * step);
        }

        return jacobian!;
    }

    public static double Sum(double[] residuals)
    {
        double sum = 0;
        foreach (double residual in residuals) sum += residual * residual;
        return sum;
    }
}
