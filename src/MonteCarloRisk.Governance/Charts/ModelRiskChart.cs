using System.Xml.Linq;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.ModelRisk;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>The requirement of one subject under each model, a row a model: a dot with the bar of its interval; hollow where a back-test refuses the model.</summary>
static class ModelRiskChart
{
    const float LabelWidth = 235;
    const int RowHeight = 26;

    public static XElement Draw(ModelRiskAnswers risk, int subject, string idPrefix, string description)
    {
        Plot plot = ChartStyle.NewPlot("Maintenance requirement (%)");
        int rows = risk.Models.Count;
        VerticalLine(plot, risk.Subjects[subject].Current, 4, ChartStyle.Current);
        var values = new List<double> { 100 * risk.Subjects[subject].Current };
        if (risk.Chosen[subject].Requirement is { } chosen)
        {
            VerticalLine(plot, chosen, 2, ChartStyle.Recommended);
            values.Add(100 * chosen);
        }

        var ticks = new NumericManual();
        foreach ((int i, ModelAnswers model) in risk.Models.Index())
        {
            double y = rows - 1 - i;
            ticks.AddMajor(y, model.Model);
            if (model.Requirements[subject].Requirement is not { } requirement) continue;
            Color color = model.BackTest == BackTestVerdict.Refused ? Colors.Gray : ChartStyle.Navy;
            var bar = plot.Add.Line(100 * requirement.Interval.Lower, y, 100 * requirement.Interval.Upper, y);
            bar.Color = color;
            bar.LineWidth = 5;
            plot.Add.Marker(100 * requirement.Value, y, model.BackTest == BackTestVerdict.Refused ? MarkerShape.OpenCircle : MarkerShape.FilledCircle, 10, color);
            values.AddRange([100 * requirement.Interval.Lower, 100 * requirement.Interval.Upper]);
        }

        double margin = 0.05 * Math.Max(values.Max() - values.Min(), 1e-3);
        plot.Axes.SetLimits(values.Min() - margin, values.Max() + margin, -0.6, rows - 0.4);
        plot.Axes.Left.TickGenerator = ticks;
        return ChartStyle.Render(plot, idPrefix, description, LabelWidth, 60 + (RowHeight * rows));
    }

    static void VerticalLine(Plot plot, double requirement, float width, Color color) => plot.Add.VerticalLine(100 * requirement, width, color);
}
