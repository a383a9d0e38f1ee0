namespace MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

/// <summary>
/// The mean of EGARCH: |z| has a kink where the mean passes a return, so that the likeliest mean may be exactly one of the returns, where the
/// objective falls towards it from both sides and no derivative is zero. From the nearest return on, each is tried as the mean, the
/// other coordinates fitted; the slopes on its two sides say whether it is the minimum, or on which side that lies.
/// </summary>
/// <param name="objective">The objective.</param>
/// <param name="newton">The method for the other coordinates.</param>
sealed class KinkedMean(Objective objective, BoundedNewton newton)
{
    const double Beside = 1e-10;
    const int MostReturns = 60;

    readonly double[] sorted = Sorted(objective);
    readonly int mean = objective.Coordinates.IndexOf(CoordinateKind.Mean);

    /// <summary>Moves the point to the minimum; gives the coordinates at a bound, and whether the mean is a return at which the slopes enclose zero.</summary>
    /// <param name="u">The point.</param>
    /// <param name="tolerance">Largest derivative at a minimum between two returns.</param>
    public (bool[] IsBound, bool IsAtReturn) Settle(double[] u, double tolerance)
    {
        int k = Nearest(u[mean]);
        bool[] isBound = [];
        int came = 0;
        for (int tried = 0; tried < MostReturns && k >= 0 && k < sorted.Length; tried++)
        {
            u[mean] = sorted[k];
            isBound = newton.Improve(u, mean);
            double left = Slope(u, -Beside), right = Slope(u, Beside);
            if (left <= 0 && right >= 0)
                return (isBound, true);
            int side = right < 0 ? 1 : -1;
            int next = k + side;
            if (next < 0 || next >= sorted.Length)
                break;
            double[] between = u.ToArray();
            between[mean] = 0.5 * (sorted[k] + sorted[next]);
            bool[] isBoundBetween = newton.Improve(between);
            if (newton.GradientNorm(between, isBoundBetween) <= tolerance)
            {
                between.CopyTo(u, 0);
                return (isBoundBetween, false);
            }

            if (came == -side)
                break;
            came = side;
            k = next;
        }

        return (isBound, false);
    }

    double Slope(double[] u, double shift)
    {
        double[] point = u.ToArray();
        point[mean] += shift;
        var gradient = new double[u.Length];
        objective.Gradient(point, gradient);
        return gradient[mean];
    }

    int Nearest(double value)
    {
        int k = Array.BinarySearch(sorted, value);
        if (k >= 0)
            return k;
        k = ~k;
        if (k == 0)
            return 0;
        return k == sorted.Length || value - sorted[k - 1] < sorted[k] - value ? k - 1 : k;
    }

    static double[] Sorted(Objective objective) => objective.Likelihood.Returns.ToArray().Distinct().Order().ToArray();
}
