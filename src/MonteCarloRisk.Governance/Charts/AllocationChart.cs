using System.Xml.Linq;
using MonteCarloRisk.Margin.Allocation;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>Parts of a risk under both sets of rules, the largest first: two bars a name, with their intervals where they are told.</summary>
static class AllocationChart
{
    const int MostNames = 15, RowHeight = 34;
    const float LabelWidth = 215;
    const double BarHeight = 0.34;

    public static XElement Draw(IReadOnlyList<RiskContribution> current, IReadOnlyList<RiskContribution> recommended, string axis, string idPrefix, string description)
    {
        int[] shown =
        [
            .. Enumerable.Range(0, current.Count)
                .Where(i => current[i].Contribution.Value > 0 || Part(recommended, i) is { Contribution.Value: > 0 })
                .OrderByDescending(i => Math.Max(current[i].Contribution.Value, Part(recommended, i)?.Contribution.Value ?? 0)).ThenBy(i => i).Take(MostNames),
        ];
        Plot plot = ChartStyle.NewPlot(axis);
        var ticks = new NumericManual();
        double most = 0;
        foreach ((int row, int place) in shown.Index())
        {
            double y = shown.Length - 1 - row;
            ticks.AddMajor(y, current[place].Name);
            most = Math.Max(most, Bar(plot, current[place], y + (BarHeight / 2), ChartStyle.Current));
            if (Part(recommended, place) is { } part) most = Math.Max(most, Bar(plot, part, y - (BarHeight / 2), ChartStyle.Recommended));
        }

        plot.Axes.SetLimits(0, most > 0 ? 1.04 * most : 1, -0.7, Math.Max(shown.Length, 1) - 0.3);
        plot.Axes.Left.TickGenerator = ticks;
        return ChartStyle.Render(plot, idPrefix, description, LabelWidth, 60 + (RowHeight * Math.Max(shown.Length, 1)));
    }

    static RiskContribution? Part(IReadOnlyList<RiskContribution> parts, int place) => place < parts.Count ? parts[place] : null;

    // Returns how far it reaches.
    static double Bar(Plot plot, RiskContribution part, double y, Color color)
    {
        double value = part.Contribution.Value, lower = part.Contribution.Interval.Lower, upper = part.Contribution.Interval.Upper;
        var bar = plot.Add.Bar(y, value);
        bar.Horizontal = true;
        bar.Color = color;
        bar.Bars[0].Size = BarHeight;
        bar.Bars[0].LineWidth = 0;
        if (!double.IsFinite(upper)) return value;
        var interval = plot.Add.Line(lower, y, upper, y);
        interval.Color = ChartStyle.Known;
        interval.LineWidth = 2;
        return Math.Max(value, upper);
    }
}
