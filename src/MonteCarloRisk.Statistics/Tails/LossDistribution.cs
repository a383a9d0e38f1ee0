using System.Globalization;

namespace MonteCarloRisk.Statistics.Tails;

/// <summary>Losses of independent samples of equal weight, in groups; gives value at risk and expected shortfall at any number of tail levels.</summary>
/// <remarks>
/// Value at risk is X(⌈n α⌉), its interval that of <see cref="OrderStatistics"/>. Expected shortfall is v + mean of (X - v)+ / (1 - α) at that v, which splits an atom at the
/// quantile (R. Rockafellar, S. Uryasev, "Conditional value-at-risk for general loss distributions", Journal of Banking and Finance 26 (2002) 1443), with standard error
/// deviation of (X - v)+ / ((1 - α) sqrt(n)): to first order the error of v does not count (L. Hong, Z. Hu, G. Liu, "Monte Carlo methods for value-at-risk and
/// conditional value-at-risk: a review", ACM Transactions on Modeling and Computer Simulation 24 (2014) 22). Within a group losses are taken as uniform; ends of intervals take the group's
/// outer end, so they hold whatever lies within.
/// </remarks>
public sealed class LossDistribution
{
    readonly IReadOnlyList<LossGroup> groups;
    readonly double least;

    /// <summary>Takes groups.</summary>
    /// <param name="groups">All samples, losses ascending, without overlaps; one group or more.</param>
    /// <param name="least">The least loss that there can be: 0 where a loss is never negative.</param>
    public LossDistribution(IReadOnlyList<LossGroup> groups, double least = double.NegativeInfinity)
    {
        this.groups = groups;
        this.least = least;
        Samples = groups.Sum(group => group.Samples);
        if (Samples < 1) throw new ArgumentException("there is one loss or more", nameof(groups));
    }

    /// <summary>Number of samples.</summary>
    public long Samples { get; }

    /// <summary>The distribution of losses that are known one by one.</summary>
    /// <param name="losses">The losses, finite, in any order; one or more.</param>
    /// <param name="least">The least loss that there can be.</param>
    public static LossDistribution Of(IEnumerable<double> losses, double least = double.NegativeInfinity)
    {
        double[] sorted = [.. losses];
        Array.Sort(sorted);
        var groups = new List<LossGroup>(sorted.Length);
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            for (next = first + 1; next < sorted.Length && sorted[next] == sorted[first];) next++;
            groups.Add(new LossGroup(sorted[first], sorted[first], next - first));
        }

        return new LossDistribution(groups, least);
    }

    /// <summary>The α-quantile of the samples, at any number of them.</summary>
    /// <param name="tailLevel">α in (0, 1).</param>
    public double Quantile(double tailLevel)
    {
        long place = OrderStatistics.Place(Samples, tailLevel);
        (LossGroup group, long below) = GroupOf(place);
        return double.IsFinite(group.Upper) ? group.Lower + ((place - below - 0.5) / group.Samples * (group.Upper - group.Lower)) : group.Lower;
    }

    /// <summary>Mean of the worst share 1 - α of the samples, at any number of them.</summary>
    /// <param name="tailLevel">α in (0, 1).</param>
    public double ShortfallOf(double tailLevel)
    {
        double quantile = Quantile(tailLevel);
        return quantile + (Beyond(quantile).Mean / OrderStatistics.Beyond(tailLevel));
    }

    /// <summary>Value at risk and expected shortfall with their intervals.</summary>
    /// <param name="tailLevel">Tail level α in (0, 1).</param>
    /// <param name="level">Confidence level of the intervals in (0, 1).</param>
    /// <param name="method">How the samples were made, put before the intervals' names.</param>
    public TailRisk At(double tailLevel, double level, string method)
    {
        Estimate valueAtRisk = ValueAtRisk(tailLevel, level, method);
        return new TailRisk(tailLevel, valueAtRisk, Shortfall(tailLevel, level, method, valueAtRisk.Interval.Lower));
    }

    Estimate ValueAtRisk(double tailLevel, double level, string method)
    {
        (long lower, long upper) = OrderStatistics.Places(Samples, tailLevel, level);
        double low = lower < 1 ? least : GroupOf(lower).Group.Lower;
        double high = upper > Samples ? double.PositiveInfinity : GroupOf(upper).Group.Upper;
        if (!double.IsFinite(high))
        {
            return new Estimate(
                double.NaN, double.NaN, new ConfidenceInterval(low, high, level), Samples,
                upper > Samples ? string.Create(CultureInfo.InvariantCulture, $"{method}, not told: {Samples} samples do not bound the {tailLevel} quantile from above") : $"{method}, not told: the quantile lies above every loss that is told apart");
        }

        double error = double.IsFinite(low) ? (high - low) / (2 * SampleMean.NormalQuantile(level)) : double.NaN;
        return new Estimate(Quantile(tailLevel), error, new ConfidenceInterval(low, high, level), Samples, $"{method}, order statistics");
    }

    Estimate Shortfall(double tailLevel, double level, string method, double atLeast)
    {
        double quantile = Quantile(tailLevel);
        RawMoments beyond = Beyond(quantile);
        long losses = groups.Where(group => group.Upper > quantile && group.Lower >= quantile).Sum(group => group.Samples);
        Estimate Refused(double value, string why) => new(value, double.NaN, new ConfidenceInterval(atLeast, double.PositiveInfinity, level), Samples, $"{method}, {why}");
        if (beyond.Mean == 0 && quantile == least) return Refused(least, "no hit seen");
        if (losses < ShortfallInterval.FewestValues)
            return Refused(double.NaN, string.Create(CultureInfo.InvariantCulture, $"not told: {losses} samples lie beyond the {tailLevel} quantile; {ShortfallInterval.FewestValues} are needed"));
        if (!double.IsFinite(beyond.Third)) return Refused(double.NaN, "not told: losses lie above every one that is told apart");

        double share = OrderStatistics.Beyond(tailLevel);
        double resolution = groups.Where(group => group.Upper > quantile).Sum(group => (group.Upper - group.Lower) / 2 * group.Samples) / Samples / share;
        ConfidenceInterval excess = ShortfallInterval.Of(beyond, Samples, level);
        return new Estimate(
            quantile + (beyond.Mean / share),
            beyond.Deviation / Math.Sqrt(Samples) / share,
            new ConfidenceInterval(Math.Max(least, quantile + (excess.Lower / share) - resolution), quantile + (excess.Upper / share) + resolution, level),
            Samples,
            $"{method}, Hall's transformation");
    }

    // The group that holds a place, and the number of samples before it.
    (LossGroup Group, long Below) GroupOf(long place)
    {
        long below = 0;
        foreach (LossGroup group in groups)
        {
            if (place <= below + group.Samples) return (group, below);
            below += group.Samples;
        }

        throw new ArgumentOutOfRangeException(nameof(place));
    }

    // Moments of (X - v)+ over all samples.
    RawMoments Beyond(double quantile)
    {
        var sum = default(RawMoments);
        foreach (LossGroup group in groups)
        {
            if (!(group.Upper > quantile)) continue;
            double from = Math.Max(0, group.Lower - quantile);
            double to = group.Upper - quantile;
            double weight = (double)group.Samples / Samples;
            if (group.Lower < quantile) weight *= to / (group.Upper - group.Lower);
            sum += new RawMoments(
                weight * (from + to) / 2,
                weight * ((from * from) + (from * to) + (to * to)) / 3,
                weight * (from + to) * ((from * from) + (to * to)) / 4);
        }

        return sum;
    }
}
