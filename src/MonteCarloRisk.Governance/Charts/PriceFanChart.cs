using System.Globalization;
using System.Xml.Linq;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>The recent closes, and beyond the valuation date the quantile bands of the simulated price with a few of its paths.</summary>
static class PriceFanChart
{
    /// <summary>As much past as three futures, and a quarter at least, so that the fan can be compared with moves of its own length.</summary>
    const int PastPerFuture = 3;

    const int LeastPast = 90;
    const int ShownPaths = 5;

    public static XElement Draw(PriceFan fan, IReadOnlyList<DailyClose> closes, DateOnly valuationDate, string idPrefix, string description)
    {
        Plot plot = ChartStyle.NewPlot("Days from the valuation date");
        int horizon = Math.Max(1, fan.Quantiles.Select(quantile => quantile.Count - 1).DefaultIfEmpty(1).Max());
        int past = Math.Max(LeastPast, PastPerFuture * horizon);
        AddBands(plot, fan);
        AddPaths(plot, fan);
        AddCloses(plot, closes, valuationDate, past);
        plot.Add.VerticalLine(0, 1, Color.FromHex("#9ca3af"), LinePattern.Dotted);
        plot.Axes.AutoScale();
        plot.Axes.SetLimitsX(-past, horizon + (0.01 * (horizon + past)));
        plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = Price };
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { LabelFormatter = value => value.ToString("0", CultureInfo.InvariantCulture) };
        return ChartStyle.Render(plot, idPrefix, description);
    }

    static string Price(double value) => value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "0.######", CultureInfo.InvariantCulture);

    static void AddBands(Plot plot, PriceFan fan)
    {
        // Bands from the outermost pair of levels inwards: each inner one is drawn over the one around it.
        for (int outer = 0; outer < fan.Levels.Count / 2; outer++)
        {
            double[] lower = [.. fan.Quantiles[outer]];
            double[] upper = [.. fan.Quantiles[fan.Levels.Count - 1 - outer]];
            FillY band = plot.Add.FillY(Days(lower.Length), lower, upper);
            band.FillColor = ChartStyle.Simulated.WithAlpha(0.15);
            band.LineWidth = 0;
        }

        if (fan.Levels.Count % 2 == 1)
        {
            double[] median = [.. fan.Quantiles[fan.Levels.Count / 2]];
            plot.Add.ScatterLine(Days(median.Length), median, ChartStyle.Simulated).LineWidth = 2;
        }
    }

    static void AddPaths(Plot plot, PriceFan fan)
    {
        foreach (IReadOnlyList<double> path in fan.Paths.Take(ShownPaths))
        {
            plot.Add.ScatterLine(Days(path.Count), path.ToArray(), ChartStyle.Simulated.WithAlpha(0.55)).LineWidth = 0.8f;
        }
    }

    static void AddCloses(Plot plot, IReadOnlyList<DailyClose> closes, DateOnly valuationDate, int past)
    {
        var shown = closes.Where(close => close.Day <= valuationDate && valuationDate.DayNumber - close.Day.DayNumber <= past).ToList();
        if (shown.Count > 0)
        {
            plot.Add.ScatterLine(
                shown.Select(close => (double)(close.Day.DayNumber - valuationDate.DayNumber)).ToArray(),
                shown.Select(close => close.Close).ToArray(),
                ChartStyle.Known).LineWidth = 1.5f;
        }
    }

    static double[] Days(int count) => [.. Enumerable.Range(0, count).Select(day => (double)day)];
}
