namespace MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

/// <summary>The search for the most likely parameters: BFGS from several starts, and Newton's method from the best that they reach.</summary>
/// <param name="objective">The objective over standardised returns.</param>
sealed class MaximumLikelihood(Objective objective)
{
    readonly BoundedNewton newton = new(objective);

    /// <summary>Searches from several starts.</summary>
    public Optimum Search(double mean)
    {
        double[]? best = null;
        double least = double.PositiveInfinity;
        foreach (double[] start in StartingPoints.Best(objective, mean))
        {
            double[] reached = QuasiNewton.Descend(objective, start);
            double value = objective.Value(reached);
            if (best is null || value < least)
                (best, least) = (reached, value);
        }

        return Settle(best!);
    }

    /// <summary>Searches from one start, near which the answer is expected.</summary>
    public Optimum SearchFrom(double[] start) => Settle(QuasiNewton.Descend(objective, start));

    Optimum Settle(double[] u)
    {
        bool[] isBound = newton.Improve(u);
        double norm = newton.GradientNorm(u, isBound);
        if (norm > Optimum.Tolerance && HasKinks)
        {
            (isBound, bool isAtReturn) = new KinkedMean(objective, newton).Settle(u, Optimum.Tolerance);
            norm = isAtReturn ? NormWithoutMean(u, isBound) : newton.GradientNorm(u, isBound);
        }

        return new Optimum(u, isBound, objective.Value(u), norm);
    }

    bool HasKinks => objective.Coordinates.IndexOf(CoordinateKind.Mean) >= 0 && objective.Coordinates.IndexOf(CoordinateKind.Size) >= 0;

    double NormWithoutMean(double[] u, bool[] isBound)
    {
        bool[] held = isBound.ToArray();
        held[objective.Coordinates.IndexOf(CoordinateKind.Mean)] = true;
        return newton.GradientNorm(u, held);
    }
}
