using System.Xml.Linq;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Frontier;
using MonteCarloRisk.Statistics;
using ScottPlot;
using ScottPlot.Plottables;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>Insolvency probability against leverage or borrowing power, one line an asset with its confidence band; rules in force and recommended as points. Both axes are logarithmic.</summary>
static class AssetFrontierChart
{
    const int MostDecades = 6;

    /// <summary>Where every third account fails nobody lends.</summary>
    const double MostProbability = 0.3;

    /// <summary>Assets that one chart shows at most.</summary>
    public static int MostAssets => ChartStyle.Lines.Count;

    public static XElement Draw(IReadOnlyList<(AssetFrontier Asset, IReadOnlyList<CurvePoint> Curve)> assets, FrontierMeasure measure, double target, string idPrefix, string description)
    {
        Plot plot = ChartStyle.NewPlot(measure.Label);
        double[] seen = [.. assets.SelectMany(asset => Seen(asset.Curve)).Select(point => point.InsolvencyProbability.Value)];
        int floor = Math.Max((int)Math.Floor(Math.Log10(seen.DefaultIfEmpty(target).Min())), (int)Math.Floor(Math.Log10(target)) - MostDecades + 2);
        int top = (int)Math.Ceiling(Math.Log10(seen.DefaultIfEmpty(1).Max()));
        HorizontalLine line = plot.Add.HorizontalLine(Math.Log10(target), 1.5f, ChartStyle.Target, LinePattern.Dashed);
        line.EnableAutoscale = false;
        var leverages = new List<double>();
        foreach ((int i, (AssetFrontier asset, IReadOnlyList<CurvePoint> curve)) in assets.Index())
        {
            CurvePoint[] points = [.. Seen(curve).Where(point => Math.Log10(point.InsolvencyProbability.Value) >= floor)];
            double[] x = [.. points.Select(point => Math.Log10(measure.Along(asset, point.Requirement)!.Value))];
            leverages.AddRange(x);
            Add(plot, FrontierTable.Name(asset), x, [.. points.Select(point => point.InsolvencyProbability)], floor, ChartStyle.Lines[i]);
            foreach ((AssetPoint point, Color color) in new[] { (asset.Current, ChartStyle.Current), (asset.Recommended, ChartStyle.Recommended) }.Where(mark => mark.Item1.InsolvencyProbability.Untold is null))
            {
                bool isSeen = point.InsolvencyProbability.Value > 0;
                double probability = isSeen ? point.InsolvencyProbability.Value : point.InsolvencyProbability.Interval.Upper;
                double at = Math.Log10(measure.Of(asset, point)!.Value);
                leverages.Add(at);
                plot.Add.Marker(at, Math.Max(floor, Math.Log10(probability)), isSeen ? MarkerShape.FilledCircle : MarkerShape.OpenTriangleDown, isSeen ? 8 : 10, color);
            }
        }

        (double left, double right) = (leverages.DefaultIfEmpty(0).Min(), leverages.DefaultIfEmpty(1).Max());
        double margin = Math.Max(0.05, 0.06 * (right - left));
        plot.Axes.SetLimits(left - margin, right + margin, floor, top + 0.1);
        plot.Axes.Left.TickGenerator = LogAxis.Ticks(floor, top);
        plot.Axes.Bottom.TickGenerator = LogAxis.Between(Math.Pow(10, left - margin), Math.Pow(10, right + margin), value => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture));
        return ChartStyle.RenderWithLegend(plot, idPrefix, description);
    }

    // A curve that no longer rises tells no more.
    static IEnumerable<CurvePoint> Seen(IReadOnlyList<CurvePoint> curve)
    {
        double most = Math.Min(MostProbability, 0.95 * curve.Select(point => point.InsolvencyProbability.Value).DefaultIfEmpty(0).Max());
        return curve.Where(point => point is { Requirement: > 0, InsolvencyProbability.Value: > 0 } && point.InsolvencyProbability.Value <= most);
    }

    static void Add(Plot plot, string name, double[] x, Estimate[] probabilities, int floor, Color color)
    {
        if (x.Length == 0) return;
        FillY band = plot.Add.FillY(x, [.. probabilities.Select(one => Math.Max(floor - 1, Math.Log10(one.Interval.Lower)))], [.. probabilities.Select(one => Math.Log10(one.Interval.Upper))]);
        band.FillColor = color.WithAlpha(0.18);
        band.LineWidth = 0;
        Scatter line = plot.Add.ScatterLine(x, [.. probabilities.Select(one => Math.Log10(one.Value))], color);
        line.LineWidth = 2;
        line.LegendText = name;
    }
}
