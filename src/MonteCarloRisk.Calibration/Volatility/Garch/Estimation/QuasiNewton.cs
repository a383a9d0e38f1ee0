using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Optimization;

namespace MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

/// <summary>
/// The way from a start to the neighbourhood of a minimum: BFGS of MathNet. It gives up with an exception where its line search no longer
/// tells two points apart; the best point that it has seen is then the answer, and whether it is a minimum is judged afterwards.
/// </summary>
static class QuasiNewton
{
    const double GradientTolerance = 1e-7;
    const double ParameterTolerance = 1e-9;
    const double ProgressTolerance = 1e-12;
    const int MostSteps = 300;

    public static double[] Descend(Objective objective, double[] start)
    {
        double[] best = start.ToArray();
        double least = double.PositiveInfinity;
        var point = new double[start.Length];
        var gradient = new double[start.Length];
        IObjectiveFunction function = ObjectiveFunction.Gradient(u =>
        {
            for (int j = 0; j < point.Length; j++)
                point[j] = u[j];
            double value = objective.Gradient(point, gradient);
            if (value < least)
            {
                least = value;
                point.CopyTo(best, 0);
            }

            return (value, (Vector<double>)DenseVector.OfArray(gradient));
        });
        try
        {
            new BfgsMinimizer(GradientTolerance, ParameterTolerance, ProgressTolerance, MostSteps).FindMinimum(function, DenseVector.OfArray(start));
        }
        catch (OptimizationException)
        {
            // The best point stands.
        }

        return best;
    }
}
