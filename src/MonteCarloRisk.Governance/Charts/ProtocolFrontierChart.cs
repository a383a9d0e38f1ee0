using System.Xml.Linq;
using MonteCarloRisk.Margin.Frontier;
using ScottPlot;
using ScottPlot.Plottables;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>The protocol's insolvency probability against the capital that its rules tie up, as the requirements in force and the recommended ones are scaled; the rules themselves as points. Where no path is insolvent a triangle marks the upper end of the interval, below which the paths resolve nothing.</summary>
static class ProtocolFrontierChart
{
    public static XElement Draw(ProtocolFrontier frontier, string idPrefix, string description)
    {
        Plot plot = ChartStyle.NewPlot("Capital that the rules tie up");
        ProtocolPoint[] all = [.. frontier.Current.Points, .. frontier.Recommended.Points];
        int floor = (int)Math.Floor(all.Select(point => Math.Log10(point.InsolvencyProbability.Value > 0 ? point.InsolvencyProbability.Value : point.InsolvencyProbability.Interval.Upper)).DefaultIfEmpty(-1).Min());
        double top = all.Select(point => Math.Log10(point.InsolvencyProbability.Interval.Upper)).DefaultIfEmpty(0).Max();
        double scale = Scale(all.Max(point => point.RequiredEquity), out string unit);
        Add(plot, frontier.Current.Points, scale, floor, ChartStyle.Current);
        Add(plot, frontier.Recommended.Points, scale, floor, ChartStyle.Recommended);
        double left = all.Min(point => point.RequiredEquity) / scale, right = all.Max(point => point.RequiredEquity) / scale;
        double margin = 0.03 * Math.Max(right - left, 1e-9);
        plot.Axes.SetLimits(left - margin, right + margin, floor, top + 0.1);
        plot.Axes.Left.TickGenerator = LogAxis.Ticks(floor, (int)Math.Ceiling(top));
        plot.XLabel($"Capital that the rules tie up{unit}", 13);
        plot.Axes.Bottom.Label.Bold = false;
        return ChartStyle.Render(plot, idPrefix, description);
    }

    static double Scale(double most, out string unit)
    {
        (double scale, unit) = most switch { >= 1e9 => (1e9, ", billions"), >= 1e6 => (1e6, ", millions"), >= 1e4 => (1e3, ", thousands"), _ => (1, "") };
        return scale;
    }

    static void Add(Plot plot, IReadOnlyList<ProtocolPoint> points, double scale, int floor, Color color)
    {
        double Log(double probability) => probability > 0 ? Math.Max(Math.Log10(probability), floor - 1) : floor - 1;
        double[] x = [.. points.Select(point => point.RequiredEquity / scale)];
        FillY band = plot.Add.FillY(x, [.. points.Select(point => Log(point.InsolvencyProbability.Interval.Lower))], [.. points.Select(point => Log(point.InsolvencyProbability.Interval.Upper))]);
        band.FillColor = color.WithAlpha(0.2);
        band.LineWidth = 0;
        ProtocolPoint[] seen = [.. points.Where(point => point.InsolvencyProbability.Value > 0)];
        Scatter line = plot.Add.Scatter(seen.Select(point => point.RequiredEquity / scale).ToArray(), seen.Select(point => Log(point.InsolvencyProbability.Value)).ToArray(), color);
        line.LineWidth = 2;
        line.MarkerSize = 4;
        foreach (ProtocolPoint unseen in points.Where(point => point.InsolvencyProbability.Value == 0))
            plot.Add.Marker(unseen.RequiredEquity / scale, Log(unseen.InsolvencyProbability.Interval.Upper), MarkerShape.OpenTriangleDown, 10, color);
        ProtocolPoint mark = points.First(point => point.Scale == 1);
        if (mark.InsolvencyProbability.Value > 0) plot.Add.Marker(mark.RequiredEquity / scale, Log(mark.InsolvencyProbability.Value), MarkerShape.FilledCircle, 11, color);
    }
}
