namespace MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

/// <summary>
/// The mean of EGARCH: |z| has a kink where the mean passes a return, so that the likeliest mean may be exactly one of the returns, where the
/// objective rises on both sides and no derivative is zero. From the nearest return on, in the direction in which the objective falls, each return is
/// tried as the mean, the other coordinates fitted, until the slopes on its two sides enclose zero, or the minimum lies between it and the one before.
/// </summary>
/// <param name="objective">The objective.</param>
/// <param name="newton">The method for the other coordinates.</param>
sealed class KinkedMean(Objective objective, BoundedNewton newton)
{
    // On either side of a return, in standard deviations of the returns.
    const double Beside = 1e-10;
    const int MostReturns = 100;
    const int MostHalvings = 60;

    readonly double[] sorted = objective.Likelihood.Returns.ToArray().Distinct().Order().ToArray();
    readonly double[] gradient = new double[objective.Count];
    readonly int mean = objective.Coordinates.IndexOf(CoordinateKind.Mean);

    /// <summary>Moves the point to the minimum; gives the coordinates at a bound, and whether the mean is a return at which the slopes enclose zero.</summary>
    /// <param name="u">The point.</param>
    /// <param name="tolerance">Largest slope at a minimum between two returns.</param>
    public (bool[] IsBound, bool IsAtReturn) Settle(double[] u, double tolerance)
    {
        int k = Nearest(u[mean]);
        int side = 0;
        bool[] isBound = [];
        for (int tried = 0; tried < MostReturns && k >= 0 && k < sorted.Length; tried++)
        {
            isBound = FitAt(sorted[k], u);
            double left = Slope(u, -Beside), right = Slope(u, Beside);
            if (left <= 0 && right >= 0)
                return (isBound, true);
            if (side == 1 && left > 0)
                return (FitBetween(sorted[k - 1], sorted[k], u, tolerance), false);
            if (side == -1 && right < 0)
                return (FitBetween(sorted[k], sorted[k + 1], u, tolerance), false);
            side = right < 0 ? 1 : -1;
            k += side;
        }

        return (isBound, false);
    }

    // The slope is below zero at the lower end and above it at the upper.
    bool[] FitBetween(double lower, double upper, double[] u, double tolerance)
    {
        bool[] isBound = [];
        for (int halving = 0; halving < MostHalvings; halving++)
        {
            isBound = FitAt(0.5 * (lower + upper), u);
            double slope = Slope(u, 0);
            if (Math.Abs(slope) <= 0.1 * tolerance)
                break;
            (lower, upper) = slope < 0 ? (u[mean], upper) : (lower, u[mean]);
        }

        return isBound;
    }

    bool[] FitAt(double value, double[] u)
    {
        u[mean] = value;
        return newton.Improve(u, mean);
    }

    double Slope(double[] u, double shift)
    {
        double at = u[mean];
        u[mean] = at + shift;
        objective.Gradient(u, gradient);
        u[mean] = at;
        return gradient[mean];
    }

    int Nearest(double value)
    {
        int above = Array.BinarySearch(sorted, value);
        above = above < 0 ? ~above : above;
        if (above == 0)
            return 0;
        return above == sorted.Length || value - sorted[above - 1] < sorted[above] - value ? above - 1 : above;
    }
}
