using System.Globalization;
using MonteCarloRisk.Domain.Surfaces;
using ScottPlot;
using ScottPlot.MultiplotLayouts;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>Small multiples of a fitted surface, one an expiry: bid and ask as bars, the exchange's marks as dots, and the fitted smiles as lines.</summary>
static class SurfaceChart
{
    const int Columns = 4;
    const int PanelWidth = 420;
    const int PanelHeight = 300;
    const float BarWidth = 3;
    const float MarkSize = 4;

    static readonly Color Quoted = Color.FromHex("#9ca3af");

    public static byte[] Png(SurfaceFit surface)
    {
        int rows = (surface.Expiries.Count + Columns - 1) / Columns;
        var panels = new Multiplot();
        panels.RemovePlot(panels.GetPlot(0));
        for (int i = 0; i < surface.Expiries.Count; i++) panels.AddPlot(Panel(surface.Expiries[i], isFirst: i == 0, surface.Bates.Warnings.Count > 0 ? "Bates (degenerate: see surface.json)" : "Bates"));
        panels.Layout = new Grid(rows, Columns);
        return panels.Render(Columns * PanelWidth, rows * PanelHeight).GetImageBytes(ImageFormat.Png);
    }

    static Plot Panel(ExpiryFit expiry, bool isFirst, string bates)
    {
        Plot plot = ChartStyle.NewPlot("Log-moneyness");
        plot.Title(string.Create(
            CultureInfo.InvariantCulture,
            $"{expiry.Expiry:yyyy-MM-dd}, {365 * expiry.Years:0.#} days: SSVI off by {100 * expiry.Ssvi.Error.RootMeanSquare:0.0}, Bates {100 * expiry.Bates.Error.RootMeanSquare:0.0}"), 13);
        plot.Axes.Title.Label.FontName = ChartFont.Name;
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Title.Label.ForeColor = ChartStyle.Known;
        AddQuotes(plot, expiry.Quotes, isFirst);
        AddLine(plot, expiry.Ssvi, ChartStyle.Recommended, LinePattern.Solid, isFirst ? "SSVI" : "");
        AddLine(plot, expiry.Bates, ChartStyle.Current, LinePattern.Dashed, isFirst ? bates : "");
        Limit(plot, expiry);
        if (isFirst)
        {
            plot.Legend.FontName = ChartFont.Name;
            plot.Legend.ShadowColor = Colors.Transparent;
            plot.Legend.OutlineColor = Quoted;
            // Above the middle of a smile there are no quotes.
            plot.ShowLegend(Alignment.UpperCenter, Orientation.Vertical);
        }

        // Room at the right for half of the last label.
        plot.Layout.Fixed(new PixelPadding(52, 22, 44, 28));
        return plot;
    }

    static void AddQuotes(Plot plot, IReadOnlyList<SmileQuote> quotes, bool isFirst)
    {
        foreach (SmileQuote quote in quotes)
        {
            LinePlot bar = plot.Add.Line(quote.LogMoneyness, 100 * quote.BidVolatility, quote.LogMoneyness, 100 * quote.AskVolatility);
            bar.LineColor = Quoted;
            bar.LineWidth = BarWidth;
            bar.MarkerSize = 0;
            if (isFirst && ReferenceEquals(quote, quotes[0])) bar.LegendText = "bid to ask";
        }

        List<SmileQuote> marked = [.. quotes.Where(quote => quote.MarkVolatility is not null)];
        Scatter marks = plot.Add.ScatterPoints(marked.Select(quote => quote.LogMoneyness).ToArray(), marked.Select(quote => 100 * quote.MarkVolatility!.Value).ToArray(), ChartStyle.Known);
        marks.MarkerSize = MarkSize;
        if (isFirst) marks.LegendText = "mark";
    }

    static void AddLine(Plot plot, FittedSmile smile, Color color, LinePattern pattern, string legend)
    {
        Scatter line = plot.Add.ScatterLine(smile.LogMoneyness.ToArray(), smile.Volatility.Select(volatility => 100 * volatility).ToArray(), color);
        line.LineWidth = 1.8f;
        line.LinePattern = pattern;
        line.LegendText = legend;
    }

    // The quotes set the frame: a model that runs away leaves it, and does not shrink the quotes to a line.
    static void Limit(Plot plot, ExpiryFit expiry)
    {
        double left = expiry.Quotes[0].LogMoneyness, right = expiry.Quotes[^1].LogMoneyness;
        double low = 100 * expiry.Quotes.Min(quote => quote.BidVolatility), high = 100 * expiry.Quotes.Max(quote => quote.AskVolatility);
        double side = 0.04 * Math.Max(right - left, 1e-3), rim = 0.12 * Math.Max(high - low, 1);
        plot.Axes.SetLimits(left - side, right + side, Math.Max(0, low - rim), high + (2 * rim));
        plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = value => value.ToString("0.#", CultureInfo.InvariantCulture) + "%" };
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { LabelFormatter = value => value.ToString("0.###", CultureInfo.InvariantCulture) };
    }
}
