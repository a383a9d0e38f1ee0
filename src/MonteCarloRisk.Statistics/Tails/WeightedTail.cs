using System.Globalization;

namespace MonteCarloRisk.Statistics.Tails;

/// <summary>The tail F(x) = P(loss > x) of a loss of zero or more at ascending edges, from weights that a path has where its loss passes the edge; gives value at risk and expected shortfall.</summary>
/// <remarks>
/// Value at risk is where F is 1 - α, linear between edges, with the interval of every edge whose F is within z standard errors of it. Expected
/// shortfall is v + ∫ F dx / (1 - α) from v on. Where a path has one weight, the variance of w (X - v)+ is that of its second moment ∫ 2 (x - v) E[w² 1{X > x}] dx; where it has several, standard errors add up
/// at most: error &lt;= ∫ error of F dx / (1 - α) (Minkowski's inequality). Both are refused where fewer than 100 effective losses lie beyond, or the weights of these are distrusted.
/// </remarks>
/// <param name="edges">The edges, ascending, above zero; the first so low that nothing of interest lies below.</param>
/// <param name="weights">By edge the sum of the likelihood ratios of the paths whose loss passes it.</param>
/// <param name="squares">By edge the sum of their squares.</param>
/// <param name="samples">Number of samples.</param>
/// <param name="losses">How the loss of a path comes about.</param>
/// <param name="distrust">Why a sum of weights and one of their squares carry no interval, or null where they do; null where nothing more is asked of them.</param>
public sealed class WeightedTail(
    IReadOnlyList<double> edges, IReadOnlyList<double> weights, IReadOnlyList<double> squares, long samples, LossesOfPath losses, Func<double, double, string?>? distrust = null)
{
    /// <summary>Value at risk and expected shortfall with their intervals.</summary>
    /// <param name="tailLevel">Tail level α in (0, 1).</param>
    /// <param name="level">Confidence level of the intervals in (0, 1).</param>
    /// <param name="method">How the samples were made, put before the intervals' names.</param>
    public TailRisk At(double tailLevel, double level, string method)
    {
        double share = OrderStatistics.Beyond(tailLevel);
        double z = SampleMean.NormalQuantile(level);
        int crossing = First(edge => Tail(edge) <= share);
        int beyond = Math.Max(0, crossing - 1);
        if (weights[beyond] > 0 && distrust?.Invoke(weights[beyond], squares[beyond]) is { } reason)
        {
            Estimate untold = Estimate.NotTold(level, samples, method, reason);
            return new TailRisk(tailLevel, untold, untold);
        }

        double effective = Effective(beyond);
        if (effective < ShortfallInterval.FewestValues || crossing == edges.Count)
        {
            var refused = new Estimate(
                double.NaN, double.NaN, new ConfidenceInterval(0, double.PositiveInfinity, level), samples,
                string.Create(CultureInfo.InvariantCulture, $"{method}, not told: {effective:0.#} effective samples lie beyond the {tailLevel} quantile; {ShortfallInterval.FewestValues} are needed"));
            return new TailRisk(tailLevel, refused, refused);
        }

        double quantile = Quantile(crossing, share);
        int lower = First(edge => Tail(edge) - (z * Error(edge)) <= share);
        int upper = First(edge => Tail(edge) + (z * Error(edge)) <= share);
        var interval = new ConfidenceInterval(
            lower == 0 ? 0 : edges[lower - 1], upper == edges.Count ? double.PositiveInfinity : upper == 0 ? 0 : edges[upper], level);
        double mean = Integral(quantile, crossing, (x, edge) => Tail(edge));
        double error = Deviation(quantile, crossing, mean) / share;
        double shortfall = quantile + (mean / share);
        double half = (z * error) + (crossing == 0 ? 0 : (edges[crossing] - edges[crossing - 1]) / 2);
        return new TailRisk(
            tailLevel,
            new Estimate(quantile, (interval.Upper - interval.Lower) / (2 * z), interval, samples, $"{method}, inverted interval of the weighted tail"),
            new Estimate(
                shortfall,
                error,
                new ConfidenceInterval(Math.Max(0, shortfall - half), shortfall + half, level),
                samples,
                losses == LossesOfPath.One ? $"{method}, central limit theorem" : $"{method}, standard errors of the weighted tail added up, an upper bound"));
    }

    double Tail(int edge) => weights[edge] / samples;

    double Error(int edge) => Math.Sqrt(Math.Max(0, (squares[edge] / samples) - (Tail(edge) * Tail(edge))) / samples);

    double Effective(int edge) => squares[edge] > 0 ? weights[edge] * weights[edge] / squares[edge] : 0;

    int First(Func<int, bool> holds)
    {
        int edge = 0;
        while (edge < edges.Count && !holds(edge)) edge++;
        return edge;
    }

    double Quantile(int crossing, double share)
    {
        if (crossing == 0) return 0;
        double above = Tail(crossing - 1);
        double part = (above - share) / (above - Tail(crossing));
        return edges[crossing - 1] + (part * (edges[crossing] - edges[crossing - 1]));
    }

    double Deviation(double quantile, int crossing, double mean)
    {
        if (losses == LossesOfPath.Several) return Integral(quantile, crossing, (x, edge) => Error(edge));
        double second = Integral(quantile, crossing, (x, edge) => 2 * (x - quantile) * (squares[edge] / samples));
        return Math.Sqrt(Math.Max(0, second - (mean * mean)) / samples);
    }

    // By trapezoids from the quantile to the last edge; below the first edge the tail is as at it.
    double Integral(double from, int crossing, Func<double, int, double> value)
    {
        double sum = 0;
        double left = from;
        double leftValue = crossing == 0 ? value(from, 0) : AtQuantile(from, crossing, value);
        for (int edge = crossing; edge < edges.Count; edge++)
        {
            double rightValue = value(edges[edge], edge);
            sum += (leftValue + rightValue) / 2 * (edges[edge] - left);
            (left, leftValue) = (edges[edge], rightValue);
        }

        return sum;
    }

    double AtQuantile(double quantile, int crossing, Func<double, int, double> value)
    {
        double part = (quantile - edges[crossing - 1]) / (edges[crossing] - edges[crossing - 1]);
        return ((1 - part) * value(quantile, crossing - 1)) + (part * value(quantile, crossing));
    }
}
