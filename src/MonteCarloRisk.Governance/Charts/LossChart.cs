using System.Xml.Linq;
using MonteCarloRisk.Margin.Calibration;
using ScottPlot;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>Share of paths by size of the bad debt, before and after, in log-spaced buckets on log axes.</summary>
static class LossChart
{
    /// <summary>Width of a bar in its bucket; the rest is air.</summary>
    const double BarShare = 0.44;

    public static XElement Draw(ProtocolOutcome current, ProtocolOutcome recommended, string idPrefix, string description)
    {
        Plot plot = ChartStyle.NewPlot("Bad debt");
        List<LossBucket> before = Filled(current);
        List<LossBucket> after = Filled(recommended);
        double[] shares = [.. before.Select(bucket => Share(bucket, current)), .. after.Select(bucket => Share(bucket, recommended))];
        double width = before.Concat(after).Select(Width).Where(double.IsFinite).DefaultIfEmpty(1).Min();
        int floor = (int)Math.Ceiling(Math.Log10(shares.DefaultIfEmpty(0.1).Min())) - 1;
        int top = Math.Max(floor + 1, (int)Math.Ceiling(Math.Log10(shares.DefaultIfEmpty(0.1).Max())));
        foreach (LossBucket bucket in before)
        {
            AddBar(plot, bucket, Share(bucket, current), 0.25, width, floor, ChartStyle.Current);
        }

        foreach (LossBucket bucket in after)
        {
            AddBar(plot, bucket, Share(bucket, recommended), 0.75, width, floor, ChartStyle.Recommended);
        }

        double[] edges = [.. before.Concat(after).Select(bucket => Math.Log10(bucket.Lower))];
        double left = edges.DefaultIfEmpty(0).Min();
        double right = edges.DefaultIfEmpty(0).Max() + width;
        plot.Axes.SetLimits(left - (0.5 * width), right + (0.5 * width), floor, top);
        plot.Axes.Left.TickGenerator = LogAxis.Ticks(floor, top);
        plot.Axes.Bottom.TickGenerator = LogAxis.Ticks((int)Math.Floor(left), (int)Math.Ceiling(right));
        return ChartStyle.Render(plot, idPrefix, description);
    }

    /// <summary>The buckets joined to octaves: finer ones show noise, not shape. An octave with a bucket that is not told is left out.</summary>
    static List<LossBucket> Filled(ProtocolOutcome outcome) =>
    [
        .. outcome.BadDebt
            .Where(bucket => bucket.Lower > 0)
            .GroupBy(bucket => Math.ILogB(bucket.Lower))
            .Select(octave => new LossBucket(Math.ScaleB(1, octave.Key), octave.Any(bucket => double.IsInfinity(bucket.Upper)) ? double.PositiveInfinity : Math.ScaleB(1, octave.Key + 1), octave.Sum(bucket => bucket.Paths)))
            .Where(octave => octave.Paths > 0),
    ];

    static double Share(LossBucket bucket, ProtocolOutcome outcome) => bucket.Paths / (double)Math.Max(1, outcome.InsolvencyProbability.SampleCount);

    static double Width(LossBucket bucket) => Math.Log10(bucket.Upper) - Math.Log10(bucket.Lower);

    static void AddBar(Plot plot, LossBucket bucket, double share, double place, double typicalWidth, int floor, Color color)
    {
        // The last bucket has no upper end and is drawn as wide as the others.
        double width = double.IsFinite(bucket.Upper) ? Width(bucket) : typicalWidth;
        plot.Add.Bar(new Bar
        {
            Position = Math.Log10(bucket.Lower) + (place * width),
            ValueBase = floor,
            Value = Math.Log10(share),
            Size = BarShare * width,
            FillColor = color,
            LineWidth = 0,
        });
    }
}
