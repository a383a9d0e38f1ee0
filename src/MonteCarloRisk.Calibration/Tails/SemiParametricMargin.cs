using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Tails;

/// <summary>
/// The distribution of one asset's returns for a copula: the data itself in the centre, generalized Pareto tails on both sides. The quantile function is continuous and never falls.
/// </summary>
/// <remarks>
/// In the centre it runs straight between the points (probability, value); order statistic i of n stands at (i - 1/2) / n, the ends at the thresholds, and long samples are thinned to
/// <see cref="MostKnots"/> points. Source: J. Danielsson, C. de Vries, Value-at-risk and extreme returns, Annales d'Économie et de Statistique 60 (2000) 239.
/// </remarks>
/// <param name="Lower">The tail of falls.</param>
/// <param name="Probabilities">Probabilities of the centre's points, rising, from that of the lower tail to one less that of the upper.</param>
/// <param name="Values">Their values, never falling, from threshold to threshold.</param>
/// <param name="Upper">The tail of rises.</param>
public sealed record SemiParametricMargin(FittedTail Lower, IReadOnlyList<double> Probabilities, IReadOnlyList<double> Values, FittedTail Upper)
{
    /// <summary>The most points of the centre.</summary>
    public const int MostKnots = 257;

    /// <summary>The usual share of each tail.</summary>
    public const double UsualTail = 0.1;

    /// <summary>Fits both tails and takes the centre from the data.</summary>
    /// <param name="returns">Returns, with 20 or more in each tail.</param>
    /// <param name="tail">Share of the returns in each tail, in (0, 0.5).</param>
    /// <exception cref="InputException">There are too few returns in a tail.</exception>
    public static SemiParametricMargin Fit(IReadOnlyList<double> returns, double tail = UsualTail)
    {
        SampleChecks.RefuseUnfit(returns, "margin fit");
        double[] sorted = [.. returns.Order()];
        int beyond = (int)Math.Round(tail * sorted.Length);
        if (beyond < GeneralizedParetoFit.FewestExceedances || 2 * beyond >= sorted.Length)
            throw new InputException("margin fit", $"{beyond} of {sorted.Length} returns are in each tail; {GeneralizedParetoFit.FewestExceedances} or more and less than half are needed");
        FittedTail upper = Tail(returns, sorted[^(beyond + 1)]), lower = Tail([.. returns.Select(value => -value)], -sorted[beyond]);
        lower = lower with { Threshold = -lower.Threshold };
        (double[] probabilities, double[] values) = Centre(sorted, lower, upper);
        return new SemiParametricMargin(lower, probabilities, values, upper);
    }

    /// <summary>The value that is not exceeded with a probability.</summary>
    /// <param name="probability">Probability in (0, 1).</param>
    public double Quantile(double probability)
    {
        if (probability < Lower.Probability) return Lower.Threshold - Lower.Distance(probability);
        if (1 - probability < Upper.Probability) return Upper.Threshold + Upper.Distance(1 - probability);
        return Between(Probabilities, Values, probability);
    }

    /// <summary>P(X &lt;= value).</summary>
    /// <param name="value">Where.</param>
    public double Cumulative(double value)
    {
        if (value < Lower.Threshold) return Lower.Beyond(Lower.Threshold - value);
        if (value > Upper.Threshold) return 1 - Upper.Beyond(value - Upper.Threshold);
        return Between(Values, Probabilities, value);
    }

    static FittedTail Tail(IReadOnlyList<double> losses, double threshold)
    {
        GeneralizedParetoFit fit = GeneralizedParetoFit.Fit(losses, threshold);
        return new FittedTail(threshold, fit.TailProbability, fit.Shape.Value, fit.Scale.Value);
    }

    static (double[] Probabilities, double[] Values) Centre(double[] sorted, FittedTail lower, FittedTail upper)
    {
        List<(double Probability, double Value)> points = [(lower.Probability, lower.Threshold)];
        for (int i = 0; i < sorted.Length; i++)
        {
            double probability = (i + 0.5) / sorted.Length;
            if (probability > lower.Probability && probability < 1 - upper.Probability) points.Add((probability, Math.Clamp(sorted[i], lower.Threshold, upper.Threshold)));
        }

        points.Add((1 - upper.Probability, upper.Threshold));
        int count = Math.Min(points.Count, MostKnots);
        (double Probability, double Value)[] kept = [.. Enumerable.Range(0, count).Select(k => points[(int)((long)k * (points.Count - 1) / (count - 1))])];
        return ([.. kept.Select(point => point.Probability)], [.. kept.Select(point => point.Value)]);
    }

    // A straight line between neighbours; at a jump, where neighbours are equal in x, the upper one.
    static double Between(IReadOnlyList<double> x, IReadOnlyList<double> y, double at)
    {
        int low = 0, high = x.Count - 1;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (x[middle] <= at) low = middle;
            else high = middle;
        }

        return x[high] == x[low] ? y[high] : y[low] + (y[high] - y[low]) * Math.Clamp((at - x[low]) / (x[high] - x[low]), 0, 1);
    }
}
