using MonteCarloRisk.Domain.Protocols.Keepers;

namespace MonteCarloRisk.Calibration.Gas;

/// <summary>A row and the one before: log gas before, log gas, the size of the reference asset's log return between them, and the row's index.</summary>
readonly record struct Pair(double X, double Y, double Move, int Row);

/// <summary>Least squares of y on x and, where it is asked, on the move; the constant is taken out by the means.</summary>
sealed record Regression(double Kept, double KeptError, double Push, double PushError, double Mean, double MeanMove, double Explained, double PartOfMoves, double ResidualCorrelation, double Residual, double Kurtosis, int Pairs)
{
    /// <summary>Standard deviation in the long run, s / sqrt(1 - a²).</summary>
    public FittedGas.Estimated Deviation()
    {
        double rest = 1 - (Kept * Kept), deviation = Residual / Math.Sqrt(rest);
        return new(deviation, deviation * Math.Sqrt(((Kurtosis - 1) / (4 * Pairs)) + Square(Kept / rest * KeptError)));
    }

    public static Regression Of(IReadOnlyList<Pair> pairs, bool withMoves)
    {
        int n = pairs.Count, parameters = withMoves ? 3 : 2;
        double meanX = pairs.Average(pair => pair.X), meanY = pairs.Average(pair => pair.Y), meanMove = withMoves ? pairs.Average(pair => pair.Move) : 0;
        double X(Pair pair) => pair.X - meanX;
        double Y(Pair pair) => pair.Y - meanY;
        double M(Pair pair) => withMoves ? pair.Move - meanMove : 0;
        double xx = pairs.Sum(pair => X(pair) * X(pair)), mm = withMoves ? pairs.Sum(pair => M(pair) * M(pair)) : 1, xm = pairs.Sum(pair => X(pair) * M(pair));
        double xy = pairs.Sum(pair => X(pair) * Y(pair)), my = pairs.Sum(pair => M(pair) * Y(pair)), yy = pairs.Sum(pair => Y(pair) * Y(pair));
        double determinant = (xx * mm) - (xm * xm);
        double slope = ((mm * xy) - (xm * my)) / determinant, push = ((xx * my) - (xm * xy)) / determinant;
        double without = yy - (xy * xy / xx);
        double[] errors = [.. pairs.Select(pair => Y(pair) - (slope * X(pair)) - (push * M(pair)))];
        double squares = errors.Sum(Square);

        // Each row's part in a slope, times its error.
        double adjusted = (double)n / (n - parameters);
        double keptError = Math.Sqrt(adjusted * pairs.Zip(errors).Sum(one => Square(((mm * X(one.First)) - (xm * M(one.First))) / determinant * one.Second)));
        double pushError = Math.Sqrt(adjusted * pairs.Zip(errors).Sum(one => Square(((xx * M(one.First)) - (xm * X(one.First))) / determinant * one.Second)));

        double kept = slope + ((1 + (3 * slope)) / n);
        double variance = pairs.Sum(pair => Square(Y(pair) - (kept * X(pair)) - (push * M(pair)))) / (n - parameters);
        double kurtosis = n * errors.Sum(error => Square(Square(error))) / Square(squares);
        (double First, double Second)[] neighbours = [.. Enumerable.Range(1, n - 1).Where(i => pairs[i].Row == pairs[i - 1].Row + 1).Select(i => (errors[i - 1], errors[i]))];
        double correlation = neighbours.Sum(two => two.First * two.Second) / Math.Sqrt(neighbours.Sum(two => Square(two.First)) * neighbours.Sum(two => Square(two.Second)));
        return new Regression(
            kept, keptError, push, pushError, (meanY - (kept * meanX)) / (1 - kept), meanMove, 1 - (squares / yy), withMoves ? 1 - (squares / without) : 0, correlation, Math.Sqrt(variance), kurtosis, n);
    }

    static double Square(double value) => value * value;
}
