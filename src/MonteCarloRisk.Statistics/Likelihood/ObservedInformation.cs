using MathNet.Numerics.LinearAlgebra;

namespace MonteCarloRisk.Statistics.Likelihood;

/// <summary>
/// The covariance of maximum likelihood estimates as the inverse of minus the Hessian of the log-likelihood at its maximum, by central differences
/// with steps of the fourth root of the rounding: right to about six digits for a smooth likelihood.
/// </summary>
public static class ObservedInformation
{
    const double Step = 1e-4;

    /// <summary>The covariance matrix; null where minus the Hessian is not positive definite, so that no standard error can be given.</summary>
    /// <param name="logLikelihood">The log-likelihood.</param>
    /// <param name="parameters">Where its maximum is, inside its range.</param>
    /// <param name="scales">The size of each parameter, above zero, which a step is a fraction of.</param>
    public static double[,]? Covariance(Func<double[], double> logLikelihood, IReadOnlyList<double> parameters, IReadOnlyList<double> scales)
    {
        int count = parameters.Count;
        double[] at = [.. parameters];
        double[] steps = [.. scales.Select(scale => Step * scale)];
        double middle = logLikelihood(at);
        var hessian = new double[count, count];
        for (int i = 0; i < count; i++)
        {
            hessian[i, i] = (Moved(i, 1, i, 0) - 2 * middle + Moved(i, -1, i, 0)) / (steps[i] * steps[i]);
            for (int j = 0; j < i; j++)
            {
                hessian[i, j] = hessian[j, i] =
                    (Moved(i, 1, j, 1) - Moved(i, 1, j, -1) - Moved(i, -1, j, 1) + Moved(i, -1, j, -1)) / (4 * steps[i] * steps[j]);
            }
        }

        return Invert(hessian);

        double Moved(int i, int byI, int j, int byJ)
        {
            at[i] += byI * steps[i];
            at[j] += byJ * steps[j];
            double value = logLikelihood(at);
            at[j] = parameters[j];
            at[i] = parameters[i];
            return value;
        }
    }

    /// <summary>The covariance by central differences of an exact gradient; parameters that are held have rows of zeros. Null where minus the Hessian is not positive definite.</summary>
    /// <param name="likelihood">The log-likelihood with its gradient, of free parameters of the size of one.</param>
    /// <param name="parameters">Where its maximum is.</param>
    /// <param name="isHeld">Whether a parameter is taken as known.</param>
    public static double[,]? Covariance(LikelihoodGradient likelihood, IReadOnlyList<double> parameters, Func<int, bool> isHeld)
    {
        int[] free = [.. Enumerable.Range(0, parameters.Count).Where(i => !isHeld(i))];
        var hessian = new double[free.Length, free.Length];
        double[] moved = [.. parameters], above = new double[moved.Length], below = new double[moved.Length];
        for (int i = 0; i < free.Length; i++)
        {
            moved[free[i]] = parameters[free[i]] + Step;
            likelihood(moved, above);
            moved[free[i]] = parameters[free[i]] - Step;
            likelihood(moved, below);
            moved[free[i]] = parameters[free[i]];
            for (int j = 0; j < free.Length; j++)
            {
                double slope = (above[free[j]] - below[free[j]]) / (4 * Step);
                hessian[i, j] += slope;
                hessian[j, i] += slope;
            }
        }

        if (Invert(hessian) is not { } inverse) return null;
        var covariance = new double[moved.Length, moved.Length];
        for (int i = 0; i < free.Length; i++)
        {
            for (int j = 0; j < free.Length; j++) covariance[free[i], free[j]] = inverse[i, j];
        }

        return covariance;
    }

    /// <summary>The covariance from a Hessian of the log-likelihood; null where minus the Hessian is not positive definite.</summary>
    /// <param name="hessian">The Hessian of the log-likelihood, symmetric.</param>
    public static double[,]? Invert(double[,] hessian)
    {
        int count = hessian.GetLength(0);

        // Scaled to a unit diagonal, so that parameters of very different size do not make it look singular.
        double[] scale = [.. Enumerable.Range(0, count).Select(i => 1 / Math.Sqrt(-hessian[i, i]))];
        if (!scale.All(double.IsFinite)) return null;
        Matrix<double> information = Matrix<double>.Build.Dense(count, count, (i, j) => -hessian[i, j] * scale[i] * scale[j]);
        if (!(information.Evd(Symmetricity.Symmetric).EigenValues.Min(value => value.Real) > 1e-10)) return null;
        Matrix<double> inverse = information.Inverse();
        var covariance = new double[count, count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++) covariance[i, j] = inverse[i, j] * scale[i] * scale[j];
        }

        return covariance;
    }

    /// <summary>An estimate with the interval of the normal approximation.</summary>
    /// <param name="value">The maximum likelihood estimate.</param>
    /// <param name="variance">Its variance.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="samples">Number of observations.</param>
    /// <param name="method">How the value was found.</param>
    public static Estimate Estimate(double value, double variance, double level, long samples, string method)
    {
        double standardError = Math.Sqrt(variance);
        double half = SampleMean.NormalQuantile(level) * standardError;
        return new Estimate(value, standardError, new ConfidenceInterval(value - half, value + half, level), samples, $"{method}, observed information");
    }
}
