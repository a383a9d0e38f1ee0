using System.Globalization;
using MonteCarloRisk.Governance.Stress;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>A path of an incident: above the prices of market and oracle, below the debt that is owed and the bad debt.</summary>
static class StressChart
{
    const int Width = 1000;
    const int Height = 640;

    public static byte[] Png(StressedPath path)
    {
        double[] hours = [.. path.Hours];
        Plot prices = ChartStyle.NewPlot("");
        prices.Title($"{path.Title}: {path.Asset}, price", 16);
        Line(prices, hours, path.Market, ChartStyle.Known, "market");
        Line(prices, hours, path.Oracle, ChartStyle.Simulated, "oracle");
        Plot debts = ChartStyle.NewPlot("Hours from the start");
        debts.Title("Debt", 16);
        Line(debts, hours, path.Debt, ChartStyle.Navy, "owed");
        Line(debts, hours, path.BadDebt, ChartStyle.Target, "bad debt");
        foreach (Plot plot in new[] { prices, debts })
        {
            plot.Axes.Title.Label.FontName = ChartFont.Name;
            plot.Axes.Title.Label.Bold = false;
            plot.Axes.AutoScale();
            plot.Axes.SetLimitsX(0, hours[^1]);
            plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = Amount };
            plot.Layout.Fixed(new PixelPadding(90, 24, 46, 40));
            ChartStyle.ShowLegend(plot, Alignment.UpperRight);
        }

        debts.Axes.SetLimitsY(0, 1.05 * Math.Max(path.Debt.Max(), path.BadDebt.Max()));
        var both = new Multiplot();
        both.RemovePlot(both.GetPlot(0));
        both.AddPlot(prices);
        both.AddPlot(debts);
        both.Layout = new ScottPlot.MultiplotLayouts.Grid(2, 1);
        return both.Render(Width, Height).GetImageBytes(ImageFormat.Png);
    }

    static void Line(Plot plot, double[] hours, IReadOnlyList<double> values, Color color, string name)
    {
        ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(hours, [.. values], color);
        line.LineWidth = 2;
        line.LegendText = name;
        line.ConnectStyle = ConnectStyle.StepHorizontal;
    }

    static string Amount(double value) => Math.Abs(value) switch
    {
        >= 1e6 => (value / 1e6).ToString("#,0.##", CultureInfo.InvariantCulture) + "M",
        >= 1e3 => value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
