using MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

namespace MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

/// <summary>Minus the log-likelihood of one return, on average, as a function of unconstrained coordinates, with its derivatives.</summary>
/// <param name="likelihood">The likelihood.</param>
/// <param name="coordinates">The coordinates.</param>
sealed class Objective(SampleLikelihood likelihood, Coordinates coordinates)
{
    /// <summary>What a point is given where the recursion overflows: worse than any model of standardised returns.</summary>
    public const double Impossible = 1e10;

    // Central differences of the analytic gradient: their error is about 1e-10 of the third derivative, their rounding 1e-11.
    const double DifferenceStep = 1e-5;

    readonly double[] natural = new double[SampleLikelihood.Parameters];
    readonly double[] jacobian = new double[SampleLikelihood.Parameters * coordinates.Count];

    public Coordinates Coordinates => coordinates;

    public SampleLikelihood Likelihood => likelihood;

    public int Count => coordinates.Count;

    public double Value(ReadOnlySpan<double> u)
    {
        var none = default(NoScores);
        double value = -likelihood.Evaluate(coordinates.Parameters(u), ref none) / likelihood.Count;
        return double.IsFinite(value) ? value : Impossible;
    }

    public double Gradient(ReadOnlySpan<double> u, Span<double> gradient)
    {
        var sum = default(ScoreSum);
        double value = -likelihood.Evaluate(coordinates.Parameters(u), ref sum) / likelihood.Count;
        sum.CopyTo(natural);
        coordinates.Jacobian(u, jacobian);
        bool isFinite = double.IsFinite(value);
        for (int j = 0; j < Count; j++)
        {
            gradient[j] = 0;
            for (int i = 0; i < SampleLikelihood.Parameters; i++)
            {
                // The degrees of freedom of normal errors are infinite and no coordinate; their score is zero.
                gradient[j] -= natural[i] * jacobian[i * Count + j] / likelihood.Count;
            }

            isFinite &= double.IsFinite(gradient[j]);
        }

        if (isFinite)
            return value;
        gradient.Clear();
        return Impossible;
    }

    /// <summary>The second derivatives by the coordinates that are free.</summary>
    public double[,] Hessian(ReadOnlySpan<double> u, IReadOnlyList<int> free)
    {
        var hessian = new double[free.Count, free.Count];
        double[] point = u.ToArray();
        var above = new double[Count];
        var below = new double[Count];
        for (int j = 0; j < free.Count; j++)
        {
            double at = point[free[j]];
            point[free[j]] = at + DifferenceStep;
            Gradient(point, above);
            point[free[j]] = at - DifferenceStep;
            Gradient(point, below);
            point[free[j]] = at;
            for (int i = 0; i < free.Count; i++)
                hessian[i, j] = (above[free[i]] - below[free[i]]) / (2 * DifferenceStep);
        }

        for (int i = 0; i < free.Count; i++)
        {
            for (int j = 0; j < i; j++)
                hessian[i, j] = hessian[j, i] = 0.5 * (hessian[i, j] + hessian[j, i]);
        }

        return hessian;
    }
}
