using System.Globalization;

namespace MonteCarloRisk.Statistics.Tails;

/// <summary>Losses of independent samples with likelihood ratios for weights, as importance sampling gives them; gives value at risk and expected shortfall.</summary>
/// <remarks>
/// Weights are not normalised by their sum: the tail is F(x) = sum of the weights of the losses above x, over the number of samples, which is unbiased and needs weights in the tail alone.
/// Value at risk is the smallest x with F(x) &lt;= 1 - α; its interval holds every x at which F(x) = 1 - α is not refused, F having the variance of w 1{X > x} over n
/// (P. Glynn, "Importance sampling for Monte Carlo estimation of quantiles", Proc. 2nd St. Petersburg Workshop on Simulation (1996) 180). Expected shortfall is v + mean of
/// w (X - v)+ / (1 - α), with the variance of w (X - v)+ (L. Hong, Z. Hu, G. Liu (2014), as in <see cref="LossDistribution"/>). Both are refused where the effective number of the
/// losses beyond, (sum of w)² / sum of w², is below 100.
/// </remarks>
public sealed class WeightedLossDistribution
{
    readonly WeightedLoss[] losses;
    readonly long samples;
    readonly double least;

    /// <summary>Takes losses.</summary>
    /// <param name="losses">Losses in any order; those left out are at the least loss.</param>
    /// <param name="samples">Number of samples, those left out included.</param>
    /// <param name="least">The least loss that there can be: 0 where a loss is never negative.</param>
    public WeightedLossDistribution(IEnumerable<WeightedLoss> losses, long samples, double least = double.NegativeInfinity)
    {
        this.losses = [.. losses.OrderByDescending(loss => loss.Loss)];
        this.samples = samples;
        this.least = least;
        if (samples < 1 || this.losses.Length > samples) throw new ArgumentOutOfRangeException(nameof(samples), samples, "one or more, and as many as there are losses");
    }

    /// <summary>Value at risk and expected shortfall with their intervals.</summary>
    /// <param name="tailLevel">Tail level α in (0, 1).</param>
    /// <param name="level">Confidence level of the intervals in (0, 1).</param>
    /// <param name="method">How the samples were made, put before the intervals' names.</param>
    public TailRisk At(double tailLevel, double level, string method)
    {
        double share = OrderStatistics.Beyond(tailLevel);
        double z = SampleMean.NormalQuantile(level);
        double quantile = SmallestWith(tail => tail.Probability <= share);
        var interval = new ConfidenceInterval(SmallestWith(tail => tail.Probability - (z * tail.Error) <= share), SmallestWith(tail => tail.Probability + (z * tail.Error) <= share), level);
        double effective = Effective(quantile);
        if (effective < ShortfallInterval.FewestValues)
        {
            var refused = new Estimate(
                double.NaN, double.NaN, new ConfidenceInterval(least, double.PositiveInfinity, level), samples,
                string.Create(CultureInfo.InvariantCulture, $"{method}, not told: {effective:0.#} effective samples lie beyond the {tailLevel} quantile; {ShortfallInterval.FewestValues} are needed"));
            return new TailRisk(tailLevel, refused, refused);
        }

        RawMoments beyond = Beyond(quantile);
        ConfidenceInterval excess = ShortfallInterval.Of(beyond, samples, level);
        return new TailRisk(
            tailLevel,
            new Estimate(quantile, (interval.Upper - interval.Lower) / (2 * z), interval, samples, $"{method}, inverted interval of the weighted tail"),
            new Estimate(
                quantile + (beyond.Mean / share),
                beyond.Deviation / Math.Sqrt(samples) / share,
                new ConfidenceInterval(quantile + (excess.Lower / share), quantile + (excess.Upper / share), level),
                samples,
                $"{method}, Hall's transformation of weighted losses"));
    }

    // The smallest loss from which on upwards a property of the tail above it holds; the least where it holds above it too.
    double SmallestWith(Func<(double Probability, double Error), bool> holds)
    {
        double first = 0, second = 0;
        double smallest = double.PositiveInfinity;
        for (int i = 0; i < losses.Length;)
        {
            double probability = first / samples;
            if (!holds((probability, Math.Sqrt(Math.Max(0, (second / samples) - (probability * probability)) / samples)))) return smallest;
            smallest = losses[i].Loss;
            for (double same = smallest; i < losses.Length && losses[i].Loss == same; i++)
            {
                first += losses[i].Weight;
                second += losses[i].Weight * losses[i].Weight;
            }
        }

        double all = first / samples;
        return holds((all, Math.Sqrt(Math.Max(0, (second / samples) - (all * all)) / samples))) ? least : smallest;
    }

    double Effective(double quantile)
    {
        double first = 0, second = 0;
        foreach (WeightedLoss loss in losses.TakeWhile(loss => loss.Loss > quantile))
        {
            first += loss.Weight;
            second += loss.Weight * loss.Weight;
        }

        return second > 0 ? first * first / second : 0;
    }

    RawMoments Beyond(double quantile)
    {
        var sum = default(RawMoments);
        foreach (WeightedLoss loss in losses.TakeWhile(loss => loss.Loss > quantile))
        {
            double value = loss.Weight * (loss.Loss - quantile);
            sum += new RawMoments(value / samples, value * value / samples, value * value * value / samples);
        }

        return sum;
    }
}
