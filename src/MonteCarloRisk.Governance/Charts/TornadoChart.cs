using System.Xml.Linq;
using MonteCarloRisk.Margin.Sensitivities;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>Change of the protocol's insolvency probability with each input, the largest first: a bar from zero with its interval.</summary>
static class TornadoChart
{
    const int MostInputs = 20, RowHeight = 24;
    const float LabelWidth = 215;

    public static XElement Draw(SensitivityAnswers answers, string idPrefix, string description)
    {
        Sensitivity[] shown = [.. answers.Inputs.OrderByDescending(input => Math.Abs(input.InsolvencyProbability.Value)).Take(MostInputs)];
        double most = shown.SelectMany(input => new[] { Math.Abs(input.InsolvencyProbability.Interval.Lower), Math.Abs(input.InsolvencyProbability.Interval.Upper) }).DefaultIfEmpty(0).Max();
        int exponent = most > 0 ? (int)Math.Floor(Math.Log10(most)) : 0;
        double unit = Math.Pow(10, exponent);
        Plot plot = ChartStyle.NewPlot($"Change of the insolvency probability{(exponent == 0 ? "" : $", 1e{exponent}")}");
        var ticks = new NumericManual();
        foreach ((int i, Sensitivity input) in shown.Index())
        {
            double y = shown.Length - 1 - i, value = input.InsolvencyProbability.Value / unit;
            ticks.AddMajor(y, $"{input.Input} {input.Per}");
            var bar = plot.Add.Bar(y, value);
            bar.Horizontal = true;
            bar.Color = value > 0 ? ChartStyle.Current : ChartStyle.Recommended;
            var interval = plot.Add.Line(input.InsolvencyProbability.Interval.Lower / unit, y, input.InsolvencyProbability.Interval.Upper / unit, y);
            interval.Color = ChartStyle.Known;
            interval.LineWidth = 2;
        }

        double left = shown.Select(input => input.InsolvencyProbability.Interval.Lower / unit).Append(0).Min(), right = shown.Select(input => input.InsolvencyProbability.Interval.Upper / unit).Append(0).Max();
        double margin = 0.05 * Math.Max(right - left, 1e-9);
        plot.Axes.SetLimits(left - margin, right + margin, -0.7, shown.Length - 0.3);
        plot.Add.VerticalLine(0, 1, ChartStyle.Known);
        plot.Axes.Left.TickGenerator = ticks;
        return ChartStyle.Render(plot, idPrefix, description, LabelWidth, 60 + (RowHeight * shown.Length));
    }
}
