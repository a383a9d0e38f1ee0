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

    const double Tolerance = 1e-5, Step = 1e-4, LongestStep = 2;
    const int MostIterations = 100, MostNewtonSteps = 40, MostDampings = 14;

    /// <summary>Whether the search ended at a maximum.</summary>
    public bool Converged => LargestSlope <= EndSlope;

    /// <summary>
    /// Climbs by BFGS, and from where that ends by Newton steps with damping, the Hessian by differences of the gradient: BFGS alone gives up where parameters are of very different
    /// curvature. The result says how it ended.
    /// </summary>
    /// <param name="likelihood">The log-likelihood with its gradient.</param>
    /// <param name="start">Where to begin.</param>
    public static LikelihoodAscent Climb(LikelihoodGradient likelihood, IReadOnlyList<double> start)
    {
        var search = new Search(likelihood, start);
        search.Broyden();
        search.Newton();
        return search.Best with { Evaluations = search.Evaluations };
    }

    sealed class Search(LikelihoodGradient likelihood, IReadOnlyList<double> start)
    {
        double[] bestGradient = new double[start.Count];

        public LikelihoodAscent Best { get; private set; } = new([.. start], double.NegativeInfinity, double.PositiveInfinity, 0);

        public int Evaluations { get; private set; }

        public void Broyden()
        {
            IObjectiveFunction objective = ObjectiveFunction.Gradient(point =>
            {
                (double value, double[] gradient) = At(point.ToArray());
                return (-value, -Vector<double>.Build.Dense(gradient));
            });
            try
            {
                new BfgsMinimizer(Tolerance, Tolerance * Tolerance, Tolerance * Tolerance, MostIterations).FindMinimum(objective, Vector<double>.Build.DenseOfEnumerable(start));
            }
            catch (OptimizationException)
            {
                // The best point stands, and Newton goes on from it.
            }
        }

        public void Newton()
        {
            double damping = 0;
            for (int k = 0; k < MostNewtonSteps && !Best.Converged; k++)
            {
                var decomposition = MinusHessian().Evd(Symmetricity.Symmetric);
                double[] curvatures = [.. decomposition.EigenValues.Select(value => Math.Abs(value.Real))];
                Vector<double> slopes = decomposition.EigenVectors.TransposeThisAndMultiply(Vector<double>.Build.Dense(bestGradient));
                double before = Best.LogLikelihood, largest = curvatures.Max();
                Vector<double> from = Vector<double>.Build.DenseOfEnumerable(Best.Parameters);
                for (int tried = 0; tried < MostDampings && Best.LogLikelihood == before; tried++)
                {
                    Vector<double> step = decomposition.EigenVectors * slopes.MapIndexed((i, slope) => slope / (Math.Max(curvatures[i], 1e-9 * largest) + damping));
                    double length = step.AbsoluteMaximum();
                    At((from + step * Math.Min(1, LongestStep / length)).ToArray());
                    damping = Best.LogLikelihood > before ? damping / 10 : Math.Max(10 * damping, 1e-4 * largest);
                }

                if (Best.LogLikelihood == before) return;
            }
        }

        (double Value, double[] Gradient) At(double[] parameters)
        {
            var gradient = new double[parameters.Length];
            double value = likelihood(parameters, gradient);
            Evaluations++;
            if (value > Best.LogLikelihood)
            {
                Best = new LikelihoodAscent(parameters, value, gradient.Max(Math.Abs), Evaluations);
                bestGradient = gradient;
            }

            return (value, gradient);
        }

        Matrix<double> MinusHessian()
        {
            double[] moved = [.. Best.Parameters];
            Matrix<double> hessian = Matrix<double>.Build.Dense(moved.Length, moved.Length);
            double[] above = new double[moved.Length], below = new double[moved.Length];
            for (int i = 0; i < moved.Length; i++)
            {
                double centre = moved[i];
                moved[i] = centre + Step;
                likelihood(moved, above);
                moved[i] = centre - Step;
                likelihood(moved, below);
                moved[i] = centre;
                for (int j = 0; j < moved.Length; j++)
                {
                    double curvature = (below[j] - above[j]) / (4 * Step);
                    hessian[i, j] += curvature;
                    hessian[j, i] += curvature;
                }
            }

            Evaluations += 2 * moved.Length;
            return hessian;
        }
    }
}
