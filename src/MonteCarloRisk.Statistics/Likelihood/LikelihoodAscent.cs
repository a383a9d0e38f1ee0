using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace MonteCarloRisk.Statistics.Likelihood;

/// <summary>A log-likelihood and its gradient.</summary>
/// <param name="parameters">Free parameters.</param>
/// <param name="gradient">Takes the derivatives.</param>
public delegate double LikelihoodGradient(ReadOnlySpan<double> parameters, Span<double> gradient);

/// <summary>The end of a search for a maximum.</summary>
/// <param name="Parameters">The best point found.</param>
/// <param name="LogLikelihood">The log-likelihood there.</param>
/// <param name="LargestSlope">The largest component of the gradient there, without sign.</param>
/// <param name="Evaluations">How often the likelihood was computed.</param>
public sealed record LikelihoodAscent(IReadOnlyList<double> Parameters, double LogLikelihood, double LargestSlope, int Evaluations)
{
    /// <summary>
    /// The slope, in free parameters of the size of one, at which a search counts as ended: where the likelihood tells a parameter to 1, the point is then within a hundredth
    /// of a standard error of the maximum, and where it tells it better, nearer.
    /// </summary>
    public const double EndSlope = 1e-2;

    const double Tolerance = 1e-5;
    const int MostIterations = 300, MostAttempts = 3;

    /// <summary>Whether the search ended at a maximum.</summary>
    public bool Converged => LargestSlope <= EndSlope;

    /// <summary>Climbs by BFGS. A line search that fails is begun anew from the best point, three times at most; the result says how it ended.</summary>
    /// <param name="likelihood">The log-likelihood with its gradient.</param>
    /// <param name="start">Where to begin.</param>
    public static LikelihoodAscent Climb(LikelihoodGradient likelihood, IReadOnlyList<double> start)
    {
        var best = new LikelihoodAscent([.. start], double.NegativeInfinity, double.PositiveInfinity, 0);
        int evaluations = 0;
        IObjectiveFunction objective = ObjectiveFunction.Gradient(point =>
        {
            double[] parameters = point.ToArray(), gradient = new double[parameters.Length];
            double value = likelihood(parameters, gradient);
            evaluations++;
            if (value > best.LogLikelihood) best = new LikelihoodAscent(parameters, value, gradient.Max(Math.Abs), evaluations);
            return (-value, -Vector<double>.Build.Dense(gradient));
        });
        for (int attempt = 0; attempt < MostAttempts && !best.Converged; attempt++)
        {
            try
            {
                new BfgsMinimizer(Tolerance, Tolerance * Tolerance, Tolerance * Tolerance, MostIterations).FindMinimum(objective, Vector<double>.Build.DenseOfEnumerable(best.Parameters));
            }
            catch (OptimizationException)
            {
                // The best point stands; whether it is a maximum is told by its slope.
            }
        }

        return best with { Evaluations = evaluations };
    }
}
