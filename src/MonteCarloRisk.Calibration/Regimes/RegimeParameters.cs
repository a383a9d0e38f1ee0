using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Regimes;

/// <summary>
/// A regime model as free parameters: the logarithm of each transition probability over that of staying, then means, scales and, for Student t errors, degrees of freedom. Scales are kept
/// above a twentieth of the robust deviation of the returns, since a regime that shrinks onto one return has no largest likelihood.
/// </summary>
sealed class RegimeParameters
{
    const double LeastShare = 0.05;
    const double ChainStep = 1e-6;
    const double MostOdds = 25;
    const double LeastSpread = 6e-6;

    readonly RegimeLikelihood likelihood;
    readonly int regimes;
    readonly bool studentT;
    readonly BoundedParameter mean;
    readonly BoundedParameter scale;
    readonly BoundedParameter degrees = BoundedParameter.Positive(2.01, DegreesRange.Most);

    public RegimeParameters(double[] values, int regimes, RegimeErrors errors)
    {
        this.regimes = regimes;
        studentT = errors == RegimeErrors.StudentT;
        likelihood = new RegimeLikelihood(values, regimes);
        (double median, double deviation) = SampleChecks.MedianAndDeviation(values);
        double farthest = values.Max(value => Math.Abs(value - median));
        mean = BoundedParameter.Between(median - farthest, median + farthest);
        scale = BoundedParameter.Positive(LeastShare * deviation, 2 * farthest);
    }

    public int Count => regimes * (regimes - 1) + 2 * regimes + (studentT ? 1 : 0);

    int FirstMean => regimes * (regimes - 1);

    int FirstScale => FirstMean + regimes;

    public double[] Free(RegimeSwitchingModel model)
    {
        var free = new double[Count];
        for (int i = 0, at = 0; i < regimes; i++)
        {
            for (int j = 0; j < regimes; j++)
            {
                if (j != i) free[at++] = Math.Clamp(Math.Log(model.Transition[i][j] / model.Transition[i][i]), -MostOdds, MostOdds);
            }

            free[FirstMean + i] = mean.Free(model.Means[i]);
            free[FirstScale + i] = scale.Free(model.Scales[i]);
        }

        if (studentT) free[^1] = degrees.Free(model.DegreesOfFreedom);
        return free;
    }

    public RegimeSwitchingModel Model(ReadOnlySpan<double> free)
    {
        double[] means = new double[regimes], scales = new double[regimes];
        double[][] transition = [.. Enumerable.Range(0, regimes).Select(_ => new double[regimes])];
        for (int i = 0, at = 0; i < regimes; i++)
        {
            double total = transition[i][i] = 1;
            for (int j = 0; j < regimes; j++)
            {
                if (j != i) total += transition[i][j] = Math.Exp(Math.Clamp(free[at++], -MostOdds, MostOdds));
            }

            for (int j = 0; j < regimes; j++) transition[i][j] /= total;
            means[i] = mean.Value(free[FirstMean + i]);
            scales[i] = scale.Value(free[FirstScale + i]);
        }

        return new RegimeSwitchingModel(means, scales, studentT ? degrees.Value(free[^1]) : double.PositiveInfinity, transition);
    }

    /// <summary>The log-likelihood and its gradient by the free parameters.</summary>
    public double At(ReadOnlySpan<double> free, Span<double> gradient)
    {
        RegimeSwitchingModel model = Model(free);
        double value = likelihood.Smooth(model);
        for (int i = 0, at = 0; i < regimes; i++)
        {
            double moves = 0;
            for (int j = 0; j < regimes; j++) moves += likelihood.Moves[i * regimes + j];
            for (int j = 0; j < regimes; j++)
            {
                if (j != i) gradient[at++] = likelihood.Moves[i * regimes + j] - moves * model.Transition[i][j];
            }

            (double byMean, double byLogScale) = likelihood.Slopes(i, model.Means[i], model.Scales[i], model.DegreesOfFreedom);
            gradient[FirstMean + i] = byMean * mean.Slope(free[FirstMean + i]);
            gradient[FirstScale + i] = byLogScale * scale.Slope(free[FirstScale + i]) / model.Scales[i];
        }

        AddFirstRegime(free, gradient);
        if (studentT) gradient[^1] = likelihood.SlopeByDegrees(model) * degrees.Slope(free[^1]);
        return value;
    }

    /// <summary>Parameters that the likelihood does not curve in: moves that are never made, and those at a bound.</summary>
    public bool IsFixed(ReadOnlySpan<double> free, int at)
    {
        if (at < FirstMean) return IsUntold(free, at);
        if (at < FirstScale) return mean.IsAtBound(mean.Value(free[at]));
        return at < FirstScale + regimes ? scale.IsAtBound(scale.Value(free[at])) : degrees.IsAtBound(degrees.Value(free[at]));
    }

    // The curvature by the odds of a move is in proportion to p (1 - p). Where the regime hardly ever stays, odds over staying tell no more than odds over its usual move.
    bool IsUntold(ReadOnlySpan<double> free, int at)
    {
        int row = at / (regimes - 1), column = at % (regimes - 1);
        IReadOnlyList<double> moves = Model(free).Transition[row];
        double probability = moves[column < row ? column : column + 1];
        return probability * (1 - probability) < LeastSpread || (moves[row] < LeastSpread && probability == moves.Max());
    }

    // The chain begins in its stationary probabilities, which depend on the transitions.
    void AddFirstRegime(ReadOnlySpan<double> free, Span<double> gradient)
    {
        double[] moved = [.. free];
        for (int at = 0; at < FirstMean; at++)
        {
            moved[at] = free[at] + ChainStep;
            IReadOnlyList<double> above = Model(moved).StationaryProbabilities();
            moved[at] = free[at] - ChainStep;
            IReadOnlyList<double> below = Model(moved).StationaryProbabilities();
            moved[at] = free[at];
            for (int i = 0; i < regimes; i++) gradient[at] += likelihood.Smoothed(0, i) * Math.Log(above[i] / below[i]) / (2 * ChainStep);
        }
    }
}
