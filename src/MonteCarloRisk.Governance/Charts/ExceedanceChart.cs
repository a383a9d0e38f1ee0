using System.Xml.Linq;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Statistics;
using ScottPlot;
using ScottPlot.Plottables;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>Probability that the bad debt is at or above an amount, before and after, with the exact binomial band of each, on log axes.</summary>
static class ExceedanceChart
{
    /// <summary>The smallest losses make a flat line; it begins where this share of the insolvent paths lies above.</summary>
    const double FirstShare = 0.99;

    public static XElement Draw(ProtocolOutcome current, ProtocolOutcome recommended, string idPrefix, string description, params IReadOnlyList<ChartMark> marks)
    {
        Plot plot = ChartStyle.NewPlot("Bad debt at or above");
        List<(double Amount, Estimate Probability)> before = Points(current);
        List<(double Amount, Estimate Probability)> after = Points(recommended);
        List<(double Amount, Estimate Probability)> all = [.. before, .. after];
        double[] amounts = [.. all.Select(point => Math.Log10(point.Amount)), .. marks.Where(mark => mark.Amount > 0).Select(mark => Math.Log10(mark.Amount!.Value))];
        int floor = (int)Math.Floor(all.Select(point => point.Probability.Value).Concat(marks.Select(mark => mark.Probability ?? 1)).Select(Math.Log10).DefaultIfEmpty(-1).Min());
        double top = all.Select(point => Math.Log10(point.Probability.Interval.Upper)).DefaultIfEmpty(0).Max();
        Add(plot, before, floor, ChartStyle.Current);
        Add(plot, after, floor, ChartStyle.Recommended);
        foreach (ChartMark mark in marks)
        {
            if (mark.Probability is { } probability) plot.Add.HorizontalLine(Math.Log10(probability), 1.5f, mark.Color, LinePattern.Dashed);
            if (mark.Amount is > 0) plot.Add.VerticalLine(Math.Log10(mark.Amount.Value), 1.5f, mark.Color, LinePattern.Dashed);
        }

        double left = amounts.DefaultIfEmpty(0).Min();
        double right = amounts.DefaultIfEmpty(1).Max();
        double margin = 0.02 * Math.Max(right - left, 0.1);
        plot.Axes.SetLimits(left - margin, right + margin, floor, top + 0.1);
        plot.Axes.Left.TickGenerator = LogAxis.Ticks(floor, (int)Math.Ceiling(top));
        plot.Axes.Bottom.TickGenerator = LogAxis.Ticks((int)Math.Floor(left), (int)Math.Ceiling(right));
        return ChartStyle.Render(plot, idPrefix, description);
    }

    /// <summary>At the lower end of each bucket that holds a path the paths at or above it are counted exactly; where weights carry no interval there is no point.</summary>
    static List<(double Amount, Estimate Probability)> Points(ProtocolOutcome outcome)
    {
        var points = new List<(double, Estimate)>();
        long paths = Math.Max(1, outcome.InsolvencyProbability.SampleCount);
        LossBucket[] told = [.. outcome.BadDebt.Where(bucket => !double.IsNaN(bucket.Paths))];
        double insolvent = told.Sum(bucket => bucket.Paths);
        double above = 0;
        foreach (LossBucket bucket in told.Where(bucket => bucket.Lower > 0).OrderByDescending(bucket => bucket.Lower))
        {
            above += bucket.Paths;
            points.Add((bucket.Lower, bucket.Above ?? BinomialProportion.Estimate((long)Math.Min(above, paths), paths, outcome.InsolvencyProbability.Interval.Level, "")));
            if (above > FirstShare * insolvent) break;
        }

        points.Reverse();
        return points;
    }

    static void Add(Plot plot, List<(double Amount, Estimate Probability)> points, int floor, Color color)
    {
        if (points.Count == 0) return;
        double[] amounts = [.. points.Select(point => Math.Log10(point.Amount))];
        FillY band = plot.Add.FillY(amounts, [.. points.Select(point => Math.Max(floor - 1, Math.Log10(point.Probability.Interval.Lower)))], [.. points.Select(point => Math.Log10(point.Probability.Interval.Upper))]);
        band.FillColor = color.WithAlpha(0.2);
        band.LineWidth = 0;
        Scatter line = plot.Add.ScatterLine(amounts, [.. points.Select(point => Math.Log10(point.Probability.Value))], color);
        line.LineWidth = 2;
    }
}
