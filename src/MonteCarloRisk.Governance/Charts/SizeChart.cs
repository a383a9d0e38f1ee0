using System.Globalization;
using System.Xml.Linq;
using MonteCarloRisk.Margin.Calibration;
using ScottPlot;
using ScottPlot.Plottables;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>The largest liquidation threshold against the size of the position, one line an asset with its interval; the size that the rule is solved for as a point.</summary>
static class SizeChart
{
    public static XElement Draw(IReadOnlyList<SizeRequirement> sizes, string idPrefix, string description)
    {
        Plot plot = ChartStyle.NewPlot("Value of the position");
        List<SizeRequirement> told = [.. sizes.Where(size => size.LiquidationThreshold is not null)];
        foreach ((int i, IGrouping<string, SizeRequirement> asset) in told.GroupBy(size => size.Asset).Take(ChartStyle.Lines.Count).Index())
        {
            double[] values = [.. asset.Select(size => Math.Log10(size.Value))];
            FillY band = plot.Add.FillY(values, [.. asset.Select(size => 100 * size.LiquidationThreshold!.Interval.Lower)], [.. asset.Select(size => 100 * size.LiquidationThreshold!.Interval.Upper)]);
            band.FillColor = ChartStyle.Lines[i].WithAlpha(0.18);
            band.LineWidth = 0;
            Scatter line = plot.Add.Scatter(values, [.. asset.Select(size => 100 * size.LiquidationThreshold!.Value)], ChartStyle.Lines[i]);
            line.LineWidth = 2;
            line.MarkerSize = 4;
            line.LegendText = asset.Key;
            foreach (SizeRequirement standard in asset.Where(size => size.IsStandard)) plot.Add.Marker(Math.Log10(standard.Value), 100 * standard.LiquidationThreshold!.Value, MarkerShape.FilledCircle, 9, ChartStyle.Recommended);
        }

        (double left, double right) = (told.Min(size => size.Value), told.Max(size => size.Value));
        double margin = Math.Max(0.05, 0.04 * Math.Log10(right / left));
        double lowest = 100 * told.Min(size => size.LiquidationThreshold!.Interval.Lower), highest = 100 * told.Max(size => size.LiquidationThreshold!.Interval.Upper);
        double space = Math.Max(0.5, 0.06 * (highest - lowest));
        plot.Axes.SetLimits(Math.Log10(left) - margin, Math.Log10(right) + margin, Math.Max(0, lowest - space), Math.Min(100, highest + space));
        plot.Axes.Bottom.TickGenerator = LogAxis.Between(left * Math.Pow(10, -margin), right * Math.Pow(10, margin), Amount);
        ChartStyle.ShowLegend(plot, Alignment.LowerLeft);
        return ChartStyle.Render(plot, idPrefix, description);
    }

    static string Amount(double value) => value switch
    {
        >= 1e9 => (value / 1e9).ToString("0.##", CultureInfo.InvariantCulture) + "B",
        >= 1e6 => (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 1e3 => (value / 1e3).ToString("0.##", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
