using System.Globalization;
using System.Xml.Linq;
using MonteCarloRisk.Margin.BackTests;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>The price at each close-out over that of the fit, and the liquidation thresholds that were solved for it; exceptions marked.</summary>
static class RuleBackTestChart
{
    const float PointSize = 4;
    const float ExceptionSize = 7;
    const double DaysInYear = 365.25;

    // The strictest target's line is the thickest.
    static readonly Color[] Lines = [ChartStyle.Current, ChartStyle.Simulated, ChartStyle.Recommended, ChartStyle.Navy];

    /// <summary>The legend's key of the line of a target.</summary>
    public static string Key(int target) => (target % Lines.Length) switch { 0 => "current", 1 => "simulated", 2 => "recommended", _ => "navy" };

    public static XElement Draw(WalkedAsset asset, string idPrefix, string description)
    {
        Plot plot = ChartStyle.NewPlot("Year of the fit");
        WalkedWindow[] closedOut = [.. asset.Windows.Where(window => window.Insolvencies[0].Realised is not null)];
        Points(plot, closedOut, Color.FromHex("#9ca3af"), PointSize);
        for (int target = 0; target < asset.Windows[0].Insolvencies.Count; target++)
        {
            WalkedWindow[] solved = [.. asset.Windows.Where(window => window.Insolvencies[target].Limit is not null)];
            plot.Add.ScatterLine(solved.Select(window => Year(window.Day)).ToArray(), solved.Select(window => window.Insolvencies[target].Limit!.Value).ToArray(), Lines[target % Lines.Length]).LineWidth = 1.4f;
        }

        Points(plot, [.. closedOut.Where(window => window.Insolvencies.Any(limit => limit.IsException))], ChartStyle.Target, ExceptionSize);
        plot.Axes.AutoScale();
        plot.Axes.Bottom.TickGenerator = new NumericFixedInterval(1) { LabelFormatter = value => value.ToString("0", CultureInfo.InvariantCulture) };
        plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = value => (100 * value).ToString("0.##", CultureInfo.InvariantCulture) + "%" };
        return ChartStyle.Render(plot, idPrefix, description);
    }

    static void Points(Plot plot, WalkedWindow[] windows, Color color, float size)
    {
        if (windows.Length == 0) return;
        Scatter points = plot.Add.ScatterPoints(windows.Select(window => Year(window.Day)).ToArray(), windows.Select(window => window.Insolvencies[0].Realised!.Value).ToArray(), color);
        points.MarkerSize = size;
    }

    static double Year(DateOnly day) => day.Year + (day.DayOfYear - 1) / DaysInYear;
}
