using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Calibration.BackTesting;

/// <summary>What a volatility model forecast for each day from the days before it.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Returns">The returns.</param>
/// <param name="First">Index of the first return that was forecast; before it the means and variances are those of the first fit.</param>
/// <param name="Means">Forecast mean of each return.</param>
/// <param name="Variances">Forecast variance of each return, above zero from the first forecast on.</param>
/// <param name="RefitsRefused">Fits that came to no maximum; the parameters before them stood.</param>
/// <param name="ForecastsRefused">Days on which EWMA stood in for a forecast that could not be used.</param>
public sealed record WalkedVolatility(
    string Model, DailyReturns Returns, int First, IReadOnlyList<double> Means, IReadOnlyList<double> Variances, int RefitsRefused, int ForecastsRefused)
{
    /// <summary>Number of forecasts.</summary>
    public int Count => Variances.Count - First;

    /// <summary>(return - mean) / sqrt(variance) of a day; zero where the variance is.</summary>
    /// <param name="day">Index of the return.</param>
    public double Residual(int day) => Variances[day] > 0 ? (Returns.Values[day] - Means[day]) / Math.Sqrt(Variances[day]) : 0;

    /// <summary>The losses of the forecast variances against squared returns, the same for all models, a day each.</summary>
    /// <param name="loss">A loss of forecast and measured variance, such as <see cref="VarianceLoss.Qlike"/>.</param>
    public double[] Losses(Func<double, double, double> loss)
    {
        var losses = new double[Count];
        for (int day = First; day < Variances.Count; day++)
            losses[day - First] = loss(Variances[day], Returns.Values[day] * Returns.Values[day]);
        return losses;
    }
}
