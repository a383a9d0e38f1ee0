using System.Globalization;
using System.Xml.Linq;
using MonteCarloRisk.Statistics.BackTests;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>What each day lost against what the model required for it: log returns of the day, the value at risk of both positions around them, exceptions marked.</summary>
static class BackTestChart
{
    const float ExceptionSize = 6;
    const double DaysInYear = 365.25;

    public static XElement Draw(ModelBackTest model, string idPrefix, string description)
    {
        Plot plot = ChartStyle.NewPlot("Year");
        double[] years = [.. model.Long.Days.Select(day => Year(day.Day))];
        Scatter returns = plot.Add.ScatterLine(years, model.Long.Days.Select(day => -day.Loss).ToArray(), Color.FromHex("#9ca3af"));
        returns.LineWidth = 0.6f;
        AddRequirement(plot, years, model.Long, -1);
        AddRequirement(plot, years, model.Short, 1);
        AddExceptions(plot, model.Long, -1);
        AddExceptions(plot, model.Short, 1);
        plot.Axes.AutoScale();
        plot.Axes.SetLimitsX(years[0], years[^1]);
        plot.Axes.Bottom.TickGenerator = new NumericFixedInterval(1) { LabelFormatter = value => value.ToString("0", CultureInfo.InvariantCulture) };
        plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = value => (100 * value).ToString("0.##", CultureInfo.InvariantCulture) + "%" };
        return ChartStyle.Render(plot, idPrefix, description);
    }

    static void AddRequirement(Plot plot, double[] years, PositionBackTest position, double sign) =>
        plot.Add.ScatterLine(years, position.Days.Select(day => sign * day.At99.ValueAtRisk).ToArray(), ChartStyle.Simulated).LineWidth = 1.2f;

    static void AddExceptions(Plot plot, PositionBackTest position, double sign)
    {
        BackTestDay[] days = [.. position.Days.Where(day => day.IsException)];
        if (days.Length == 0) return;
        Scatter points = plot.Add.ScatterPoints(days.Select(day => Year(day.Day)).ToArray(), days.Select(day => sign * day.Loss).ToArray(), ChartStyle.Target);
        points.MarkerSize = ExceptionSize;
    }

    static double Year(DateOnly day) => day.Year + (day.DayOfYear - 1) / DaysInYear;
}
