using System.Xml.Linq;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Statistics;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>Insolvency probability against maintenance requirement, with its confidence band, the target, the requirements in force and recommended, and where there is one the fitting interval of the solved one.</summary>
static class MarginCurveChart
{
    /// <summary>As far below the target as the curve goes, but a decade at least and two at most: enough to see it cross.</summary>
    const int DecadesBelowTarget = 2;

    public static XElement Draw(IReadOnlyList<CurvePoint> curve, double target, double current, double? recommended, ConfidenceInterval? fitting, string idPrefix, string description)
    {
        Plot plot = ChartStyle.NewPlot("Maintenance requirement (%)");
        int floor = Floor(curve, target);
        if (fitting is { } spread)
        {
            HorizontalSpan span = plot.Add.HorizontalSpan(100 * spread.Lower, 100 * spread.Upper, ChartStyle.Recommended.WithAlpha(0.14));
            span.LineStyle.Width = 0;
        }

        double[] requirement = [.. curve.Select(point => 100 * point.Requirement)];
        if (curve.Count > 0)
        {
            AddBand(plot, curve, requirement, floor);
            AddCurve(plot, curve, floor);
        }

        HorizontalLine targetLine = plot.Add.HorizontalLine(Math.Log10(target), 1.5f, ChartStyle.Target, LinePattern.Dashed);
        targetLine.EnableAutoscale = false;
        // Wider than the other, so that both are seen where they coincide.
        plot.Add.VerticalLine(100 * current, 4, ChartStyle.Current);
        if (recommended is { } value)
        {
            plot.Add.VerticalLine(100 * value, 2, ChartStyle.Recommended);
        }

        double[] marks = [100 * current, .. recommended is { } mark ? [100 * mark] : Array.Empty<double>(), .. fitting is { } ends ? [100 * ends.Lower, 100 * ends.Upper] : Array.Empty<double>()];
        double left = Math.Min(requirement.Length > 0 ? requirement[0] : marks[0], marks.Min());
        double right = Math.Max(Right(curve, floor), marks.Max());
        double margin = 0.02 * Math.Max(right - left, 1e-6);
        plot.Axes.SetLimits(left - margin, right + margin, floor, Top(curve));
        plot.Axes.Left.TickGenerator = LogAxis.Ticks(floor, 0);
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { LabelFormatter = Percent };
        return ChartStyle.Render(plot, idPrefix, description);
    }

    static string Percent(double value) => Math.Round(value, 6).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    static int Floor(IReadOnlyList<CurvePoint> curve, double target)
    {
        double least = curve.Select(point => point.InsolvencyProbability.Value).Where(value => value > 0).Append(target).Min();
        int lowest = (int)Math.Floor(Math.Log10(target)) - DecadesBelowTarget;
        return Math.Clamp((int)Math.Floor(Math.Log10(least)), lowest, lowest + DecadesBelowTarget - 1);
    }

    static double Top(IReadOnlyList<CurvePoint> curve)
    {
        double most = curve.Select(point => point.InsolvencyProbability.Interval.Upper).DefaultIfEmpty(1).Max();
        return most > 0 && double.IsFinite(most) ? Math.Min(0, Math.Ceiling(Math.Log10(most))) + 0.05 : 0.05;
    }

    /// <summary>The first requirement whose whole band is below the chart; beyond it there is nothing to see.</summary>
    static double Right(IReadOnlyList<CurvePoint> curve, int floor)
    {
        double bottom = Math.Pow(10, floor);
        CurvePoint? end = curve.FirstOrDefault(point => point.InsolvencyProbability.Value < bottom) ?? (curve.Count > 0 ? curve[^1] : null);
        return end is null ? 0 : 100 * end.Requirement;
    }

    static void AddBand(Plot plot, IReadOnlyList<CurvePoint> curve, double[] requirement, int floor)
    {
        double[] lower = [.. curve.Select(point => Log(point.InsolvencyProbability.Interval.Lower, floor))];
        double[] upper = [.. curve.Select(point => Log(point.InsolvencyProbability.Interval.Upper, floor))];
        FillY band = plot.Add.FillY(requirement, lower, upper);
        band.FillColor = ChartStyle.Navy.WithAlpha(0.18);
        band.LineWidth = 0;
    }

    static void AddCurve(Plot plot, IReadOnlyList<CurvePoint> curve, int floor)
    {
        var seen = curve.Where(point => point.InsolvencyProbability.Value > 0).ToList();
        Scatter line = plot.Add.ScatterLine(
            seen.Select(point => 100 * point.Requirement).ToArray(),
            seen.Select(point => Log(point.InsolvencyProbability.Value, floor)).ToArray(),
            ChartStyle.Navy);
        line.LineWidth = 2;
    }

    /// <summary>Zero and anything else below the chart is drawn just below it, where it is clipped.</summary>
    static double Log(double probability, int floor) => probability > 0 ? Math.Max(Math.Log10(probability), floor - 1) : floor - 1;
}
