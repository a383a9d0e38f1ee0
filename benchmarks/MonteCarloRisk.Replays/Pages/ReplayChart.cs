using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace MonteCarloRisk.Replays.Pages;

/// <summary>A chart of amounts over hours: bands and lines, with a legend.</summary>
internal sealed class ReplayChart : IDisposable
{
    private const int Width = 900;
    private const int Height = 480;
    private readonly Plot plot = new();

    public ReplayChart(string title, string horizontal, string vertical)
    {
        plot.Title(title);
        plot.XLabel(horizontal);
        plot.YLabel(vertical);
        plot.Grid.MajorLineColor = Color.FromHex("#e5e7eb");
        plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = value => value.ToString("#,0.###", System.Globalization.CultureInfo.InvariantCulture) };
        plot.ShowLegend(Alignment.UpperLeft);
    }

    /// <summary>A line.</summary>
    public void Line(string name, double[] x, double[] y, string colour, bool isDashed = false)
    {
        Scatter line = plot.Add.ScatterLine(x, y, Color.FromHex(colour));
        line.LineWidth = 2;
        line.LegendText = name;
        if (isDashed) line.LinePattern = LinePattern.Dashed;
    }

    /// <summary>The space between two lines.</summary>
    public void Band(string name, double[] x, double[] low, double[] high, string colour)
    {
        FillY band = plot.Add.FillY(x, low, high);
        band.FillColor = Color.FromHex(colour).WithAlpha(.2);
        band.LineWidth = 0;
        band.MarkerSize = 0;
        band.LegendText = name;
    }

    /// <inheritdoc/>
    public void Dispose() => plot.Dispose();

    /// <summary>Writes it as SVG.</summary>
    public void Save(string path)
    {
        plot.Axes.Margins(bottom: 0);
        plot.SaveSvg(path, Width, Height);
    }
}
