using MonteCarloRisk.Domain.Models.Copulas;

namespace MonteCarloRisk.Simulation.Plans.Copulas;

/// <summary>
/// Quantiles of a margin from both ends, so that no tail is lost in a difference from one. Relative error of the tail below 1e-11. Only + - * / square roots and our
/// own functions, so that every machine makes the same plan.
/// </summary>
public sealed class MarginQuantile
{
    private readonly Func<double, double> lower;
    private readonly Func<double, double> upper;

    private MarginQuantile(Func<double, double> lower, Func<double, double> upper)
    {
        this.lower = lower;
        this.upper = upper;
    }

    /// <summary>The quantiles of a margin whose parameters are in range.</summary>
    public static MarginQuantile Of(ReturnMargin margin) => margin switch
    {
        NormalMargin => new MarginQuantile(tail => -HostMath.NormalUpper(tail), HostMath.NormalUpper),
        StudentMargin student => new MarginQuantile(
            tail => student.Location - (student.Scale * StudentDistribution.UpperQuantile(tail, student.DegreesOfFreedom)),
            tail => student.Location + (student.Scale * StudentDistribution.UpperQuantile(tail, student.DegreesOfFreedom))),
        GeneralizedParetoMargin pareto => new MarginQuantile(tail => Lower(pareto, tail), tail => Upper(pareto, tail)),
        MertonMargin merton => Jumps(
            new MertonTail(merton with { Drift = -merton.Drift, JumpMean = -merton.JumpMean }).Upper, new MertonTail(merton).Upper, merton.Mean, merton.Volatility),
        KouMargin kou => Jumps(
            new KouTail(kou with { Drift = -kou.Drift, RiseProbability = 1 - kou.RiseProbability, MeanRise = kou.MeanFall, MeanFall = kou.MeanRise }).Upper,
            new KouTail(kou).Upper,
            kou.Mean,
            kou.Volatility),
        _ => throw new ArgumentOutOfRangeException(nameof(margin), margin, "No quantile is known for this margin."),
    };

    /// <summary>x with P(X &lt;= x) = tail.</summary>
    /// <param name="tail">The probability, above 0 and at most 1/2.</param>
    public double Lower(double tail) => lower(tail);

    /// <summary>x with P(X &gt; x) = tail.</summary>
    /// <param name="tail">The probability, above 0 and at most 1/2.</param>
    public double Upper(double tail) => upper(tail);

    private static MarginQuantile Jumps(Func<double, double> mirrored, Func<double, double> upper, double mean, double volatility) => new(
        tail => -TailInversion.Of(mirrored, tail, -mean, volatility),
        tail => TailInversion.Of(upper, tail, mean, volatility));

    private static double Lower(GeneralizedParetoMargin margin, double tail) =>
        tail < margin.Lower.Probability ? margin.Lower.Threshold - Distance(margin.Lower, tail) : Centre(margin, tail);

    private static double Upper(GeneralizedParetoMargin margin, double tail) =>
        tail < margin.Upper.Probability ? margin.Upper.Threshold + Distance(margin.Upper, tail) : Centre(margin, 1 - tail);

    // scale ((tail / probability)^(-shape) - 1) / shape
    private static double Distance(MarginTail tail, double probability)
    {
        double depth = HostMath.Log(tail.Probability / probability);
        return tail.Scale * (tail.Shape == 0 ? depth : HostMath.ExpLessOne(tail.Shape * depth) / tail.Shape);
    }

    private static double Centre(GeneralizedParetoMargin margin, double probability)
    {
        IReadOnlyList<double> points = margin.Probabilities;
        int low = 0;
        int high = points.Count - 1;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (points[middle] <= probability) low = middle;
            else high = middle;
        }

        double share = Math.Min(1, Math.Max(0, (probability - points[low]) / (points[high] - points[low])));
        return margin.Values[low] + (share * (margin.Values[high] - margin.Values[low]));
    }
}
