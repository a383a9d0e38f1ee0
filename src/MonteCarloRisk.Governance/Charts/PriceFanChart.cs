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
    /// <summary>As much past as three futures, and a quarter at least, so that the fan can be compared with moves of its own length; no more than there are closes.</summary>
    const int PastPerFuture = 3;

    const int LeastPast = 90;
    const int ShownPaths = 5;

    /// <summary>Where the highest price is more than this many times the lowest, a linear axis shows nothing but their top.</summary>
    const double WidestLinear = 30;

    /// <summary>What the vertical axis is.</summary>
    public static string VerticalAxis(PriceFan fan, IReadOnlyList<DailyClose> closes, DateOnly valuationDate) =>
        IsWide(Span(fan, Shown(fan, closes, valuationDate))) ? "Price, on a logarithmic scale" : "Price";

    public static XElement Draw(PriceFan fan, IReadOnlyList<DailyClose> closes, DateOnly valuationDate, string idPrefix, string description)
    {
        Plot plot = ChartStyle.NewPlot("Days from the valuation date");
        int horizon = Horizon(fan);
        DailyClose[] shown = Shown(fan, closes, valuationDate);
        int past = shown.Length == 0 ? 0 : valuationDate.DayNumber - shown[0].Day.DayNumber;
        (double lowest, double highest) = Span(fan, shown);
        bool isWide = IsWide((lowest, highest));
        Func<double, double> height = isWide ? Math.Log10 : price => price;
        AddBands(plot, fan, height);
        AddPaths(plot, fan, height);
        if (shown.Length > 0)
        {
            plot.Add.ScatterLine(
                shown.Select(close => (double)(close.Day.DayNumber - valuationDate.DayNumber)).ToArray(), shown.Select(close => height(close.Close)).ToArray(), ChartStyle.Known).LineWidth = 1.5f;
        }

        plot.Add.VerticalLine(0, 1, Color.FromHex("#9ca3af"), LinePattern.Dotted);
        plot.Axes.AutoScale();
        plot.Axes.SetLimitsX(-past - (0.01 * (horizon + past)), horizon + (0.01 * (horizon + past)));
        plot.Axes.Left.TickGenerator = isWide
            ? LogAxis.Between(lowest, highest, Price)
            : new NumericAutomatic { LabelFormatter = Price };
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { LabelFormatter = value => value.ToString("0", CultureInfo.InvariantCulture) };
        return ChartStyle.Render(plot, idPrefix, description);
    }

    static int Horizon(PriceFan fan) => Math.Max(1, fan.Quantiles.Select(quantile => quantile.Count - 1).DefaultIfEmpty(1).Max());

    static DailyClose[] Shown(PriceFan fan, IReadOnlyList<DailyClose> closes, DateOnly valuationDate)
    {
        int past = Math.Max(LeastPast, PastPerFuture * Horizon(fan));
        return [.. closes.Where(close => close.Day <= valuationDate && valuationDate.DayNumber - close.Day.DayNumber <= past)];
    }

    static (double Lowest, double Highest) Span(PriceFan fan, DailyClose[] shown)
    {
        double[] prices = [.. fan.Quantiles.Concat(fan.Paths.Take(ShownPaths)).SelectMany(line => line).Concat(shown.Select(close => close.Close)).DefaultIfEmpty()];
        return (prices.Min(), prices.Max());
    }

    static bool IsWide((double Lowest, double Highest) span) => span.Lowest > 0 && span.Highest > WidestLinear * span.Lowest;

    // A label has the room of seven digits.
    static string Price(double value) => Math.Abs(value) >= 1e6
        ? (value / 1e6).ToString("#,0.##", CultureInfo.InvariantCulture) + "M"
        : value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "0.######", CultureInfo.InvariantCulture);

    static void AddBands(Plot plot, PriceFan fan, Func<double, double> height)
    {
        // Bands from the outermost pair of levels inwards: each inner one is drawn over the one around it.
        for (int outer = 0; outer < fan.Levels.Count / 2; outer++)
        {
            double[] lower = [.. fan.Quantiles[outer].Select(height)];
            double[] upper = [.. fan.Quantiles[fan.Levels.Count - 1 - outer].Select(height)];
            FillY band = plot.Add.FillY(Days(lower.Length), lower, upper);
            band.FillColor = ChartStyle.Simulated.WithAlpha(0.15);
            band.LineWidth = 0;
        }

        if (fan.Levels.Count % 2 == 1)
        {
            double[] median = [.. fan.Quantiles[fan.Levels.Count / 2].Select(height)];
            plot.Add.ScatterLine(Days(median.Length), median, ChartStyle.Simulated).LineWidth = 2;
        }
    }

    static void AddPaths(Plot plot, PriceFan fan, Func<double, double> height)
    {
        foreach (IReadOnlyList<double> path in fan.Paths.Take(ShownPaths))
        {
            plot.Add.ScatterLine(Days(path.Count), path.Select(height).ToArray(), ChartStyle.Simulated.WithAlpha(0.55)).LineWidth = 0.8f;
        }
    }

    static double[] Days(int count) => [.. Enumerable.Range(0, count).Select(day => (double)day)];
}
