using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Testing;

/// <summary>Models whose variances move along the path, each asset's by a recursion of its own: EWMA, GARCH and GJR in turn.</summary>
static class MovingVariances
{
    private const double Day = 1 / 365.0;

    // A number of days that no lane divides.
    private const int HistoryDays = 37;

    public static FilteredHistoryModel History(int assets)
    {
        GeometricBrownianModel model = SamplePlan.Model(assets, Measure.RealWorld);
        return new FilteredHistoryModel(model.Assets, model.Correlation, Variances(model), Residuals(assets), Day);
    }

    public static CorrelatedGarchModel Garch(int assets, double? degrees)
    {
        GeometricBrownianModel model = SamplePlan.Model(assets, Measure.RealWorld);
        return new CorrelatedGarchModel(model.Assets, model.Correlation, Variances(model), degrees is { } all ? [.. Enumerable.Range(0, assets).Select(i => all + (i % 2))] : null, Day);
    }

    private static ConditionalVariance[] Variances(GeometricBrownianModel model) =>
    [
        .. model.Assets.Select((asset, i) =>
        {
            double variance = asset.Volatility * asset.Volatility * Day;
            VarianceRecursion recursion = (i % 3) switch
            {
                0 => VarianceRecursion.Ewma(0.94),
                1 => new(0.03 * variance, 0.07, 0, 0.9),
                _ => new(0.05 * variance, 0.02, 0.12, 0.85),
            };
            return new ConditionalVariance(variance, recursion);
        }),
    ];

    // Quotients of small integers, of mean zero: the same on every machine.
    private static double[][] Residuals(int assets)
    {
        double[][] days = [.. Enumerable.Range(0, HistoryDays).Select(day => Enumerable.Range(0, assets).Select(asset => (((day + 1) * (asset + 3) * 29 % HistoryDays) - 18) / 8.0).ToArray())];
        for (int asset = 0; asset < assets; asset++)
        {
            double mean = days.Average(day => day[asset]);
            foreach (double[] day in days) day[asset] -= mean;
        }

        return days;
    }
}
