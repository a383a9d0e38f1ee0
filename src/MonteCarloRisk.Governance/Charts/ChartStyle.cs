using System.Xml.Linq;
using ScottPlot;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>The look that the charts share. Colours keep their meaning throughout: current is rust, recommended is teal.</summary>
static class ChartStyle
{
    public const int Width = 500;
    public const int Height = 300;
    const int LegendWidth = 160;

    /// <summary>The past, and what is known.</summary>
    public static readonly Color Known = Color.FromHex("#111827");

    /// <summary>Simulated prices.</summary>
    public static readonly Color Simulated = Color.FromHex("#2563eb");

    public static readonly Color Navy = Color.FromHex("#1e3a5f");
    public static readonly Color Current = Color.FromHex("#b45309");
    public static readonly Color Recommended = Color.FromHex("#0f766e");
    public static readonly Color Target = Color.FromHex("#b91c1c");
    /// <summary>Lines of several assets.</summary>
    public static readonly IReadOnlyList<Color> Lines = [.. new[] { "#1e3a5f", "#2563eb", "#7c3aed", "#4d7c0f", "#be185d", "#0891b2", "#6b7280", "#a16207", "#111827", "#9333ea" }.Select(Color.FromHex)];

    static readonly Color Ink = Color.FromHex("#374151");
    static readonly Color Frame = Color.FromHex("#9ca3af");
    static readonly Color Grid = Color.FromHex("#e5e7eb");

    /// <summary>An empty chart. The vertical axis is named in the page, above the chart, where it is read without turning one's head.</summary>
    public static Plot NewPlot(string horizontal)
    {
        ChartFont.Register();
        var plot = new Plot();
        plot.Font.Set(ChartFont.Name);
        plot.Grid.MajorLineColor = Grid;
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        plot.XLabel(horizontal, 13);
        foreach (IAxis axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.Label.ForeColor = Ink;
            axis.Label.Bold = false;
            axis.Label.FontName = ChartFont.Name;
            axis.TickLabelStyle.FontSize = 12;
            axis.TickLabelStyle.ForeColor = Ink;
            axis.TickLabelStyle.FontName = ChartFont.Name;
            axis.FrameLineStyle.Color = Frame;
            axis.MajorTickStyle.Color = Frame;
            axis.MinorTickStyle.Length = 0;
        }

        return plot;
    }

    /// <summary>Names the lines within the chart.</summary>
    public static void ShowLegend(Plot plot, Alignment place)
    {
        StyleLegend(plot);
        plot.ShowLegend(place);
    }

    /// <summary>Names the lines beside the chart, and draws it.</summary>
    public static XElement RenderWithLegend(Plot plot, string idPrefix, string description)
    {
        StyleLegend(plot);
        plot.ShowLegend(Edge.Right);
        plot.Layout.Fixed(new PixelPadding(60, LegendWidth, 46, 8));
        return ChartMarkup.Clean(plot.GetSvgXml(Width + (LegendWidth / 4), Height), idPrefix, description);
    }

    static void StyleLegend(Plot plot)
    {
        plot.Legend.FontName = ChartFont.Name;
        plot.Legend.FontSize = 11;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.BackgroundColor = Colors.Transparent;
    }

    /// <summary>Fixes the size of the plotting area, so that charts in a row line up whatever their labels are.</summary>
    public static XElement Render(Plot plot, string idPrefix, string description) => Render(plot, idPrefix, description, 60, Height);

    /// <summary>The same with room for longer labels on the left, and a height of its own.</summary>
    public static XElement Render(Plot plot, string idPrefix, string description, float left, int height)
    {
        plot.Layout.Fixed(new PixelPadding(left, 14, 46, 8));
        return ChartMarkup.Clean(plot.GetSvgXml(Width, height), idPrefix, description);
    }
}
