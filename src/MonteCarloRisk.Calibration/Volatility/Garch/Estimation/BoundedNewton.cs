using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

/// <summary>
/// The last digits of a minimum, by Newton's method with an active set: steps by the Hessian of the free coordinates, its eigenvalues taken
/// positive, halved until the objective does not rise. A logit that runs to its end while the objective falls on the way there is put at its bound
/// and held; it is let go where the objective would fall on the way back. A quasi-Newton method alone leaves a tenth of such digits to its line search.
/// </summary>
/// <param name="objective">The objective.</param>
sealed class BoundedNewton(Objective objective)
{
    // A logit beyond this is within 1e-3 of its end.
    const double NearBound = 6.9;
    const double SteepBound = 1e-6;
    const double LongestStep = 2;
    const double Exact = 1e-14;

    // Below this part of it, two values of the objective differ by rounding.
    const double Rounding = 1e-13;

    const int MostSteps = 60;
    const int MostHalvings = 40;

    readonly double[] gradient = new double[objective.Count];

    /// <summary>Improves a point in place and says which coordinates ended at a bound.</summary>
    /// <param name="u">The point.</param>
    /// <param name="held">Coordinates that are not moved.</param>
    public bool[] Improve(double[] u, params ReadOnlySpan<int> held)
    {
        var isBound = new bool[u.Length];
        var isReleased = new bool[u.Length];
        var isHeld = new bool[u.Length];
        foreach (int index in held)
            isHeld[index] = true;
        ClampLogits(u);
        for (int step = 0; step < MostSteps; step++)
        {
            double value = objective.Gradient(u, gradient);
            if (BindOne(u, isBound, isReleased))
                continue;
            int[] free = Free(isBound, isHeld);
            bool isDone = GradientNorm(free) <= Exact || !Step(u, value, free);
            if (isDone && !Release(u, isBound, isReleased))
                break;
        }

        return isBound;
    }

    /// <summary>The largest derivative by a coordinate that is not at a bound.</summary>
    public double GradientNorm(double[] u, bool[] isBound)
    {
        objective.Gradient(u, gradient);
        return GradientNorm(Free(isBound, new bool[u.Length]));
    }

    double GradientNorm(int[] free)
    {
        double norm = 0;
        foreach (int index in free)
            norm = Math.Max(norm, Math.Abs(gradient[index]));
        return norm;
    }

    static int[] Free(bool[] isBound, bool[] isHeld) => Enumerable.Range(0, isBound.Length).Where(j => !isBound[j] && !isHeld[j]).ToArray();

    void ClampLogits(double[] u)
    {
        for (int j = 0; j < u.Length; j++)
        {
            if (Coordinates.IsLogit(objective.Coordinates.Kinds[j]))
                u[j] = Math.Clamp(u[j], -Coordinates.LogitBound, Coordinates.LogitBound);
        }
    }

    // The derivative by the share itself, positive where the objective falls towards the nearer end.
    double PullToBound(double[] u, int j) => -gradient[j] * Math.Sign(u[j]) / Coordinates.LogisticSlope(u[j]);

    bool BindOne(double[] u, bool[] isBound, bool[] isReleased)
    {
        for (int j = 0; j < u.Length; j++)
        {
            if (isBound[j] || isReleased[j] || !Coordinates.IsLogit(objective.Coordinates.Kinds[j]) || Math.Abs(u[j]) < NearBound || PullToBound(u, j) < SteepBound)
                continue;
            u[j] = Math.Sign(u[j]) * Coordinates.LogitBound;
            isBound[j] = true;
            return true;
        }

        return false;
    }

    bool Release(double[] u, bool[] isBound, bool[] isReleased)
    {
        objective.Gradient(u, gradient);
        for (int j = 0; j < u.Length; j++)
        {
            if (!isBound[j] || PullToBound(u, j) >= 0)
                continue;
            u[j] = Math.Sign(u[j]) * NearBound;
            isBound[j] = false;
            isReleased[j] = true;
            return true;
        }

        return false;
    }

    bool Step(double[] u, double value, int[] free)
    {
        if (free.Length == 0)
            return false;
        double norm = GradientNorm(free);
        Vector<double> direction = Direction(u, free);
        double length = Math.Min(1, LongestStep / Math.Max(direction.AbsoluteMaximum(), double.Epsilon));
        double[] from = u.ToArray();
        double tolerance = Rounding * Math.Max(1, Math.Abs(value));
        for (int halving = 0; halving < MostHalvings; halving++)
        {
            for (int i = 0; i < free.Length; i++)
                u[free[i]] = from[free[i]] + length * direction[i];
            ClampLogits(u);
            double reached = objective.Gradient(u, gradient);
            // Where the objective no longer tells two points apart, the gradient does.
            if (reached < value - tolerance || (reached <= value + tolerance && GradientNorm(free) < norm))
                return true;
            length /= 2;
        }

        from.CopyTo(u, 0);
        objective.Gradient(u, gradient);
        return false;
    }

    Vector<double> Direction(double[] u, int[] free)
    {
        var slope = DenseVector.Create(free.Length, i => gradient[free[i]]);
        var hessian = DenseMatrix.OfArray(objective.Hessian(u, free));

        // Beside a point where the recursion overflows the curvature does too, and says nothing: then straight downhill. Where it nearly does, its
        // squares overflow inside the decomposition, so that is made of the matrix over its largest entry.
        double size = hessian.Enumerate().Max(value => Math.Abs(value));
        if (!(size > 0 && double.IsFinite(size)))
            return -slope;
        var eigen = (hessian / size).Evd(Symmetricity.Symmetric);
        double largest = eigen.EigenValues.Enumerate().Max(value => Math.Abs(value.Real));
        Vector<double> along = eigen.EigenVectors.TransposeThisAndMultiply(slope / size);
        for (int i = 0; i < along.Count; i++)
            along[i] /= -Math.Max(Math.Abs(eigen.EigenValues[i].Real), 1e-12 * largest);
        return eigen.EigenVectors * along;
    }
}
