using System.Globalization;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility.Models;

/// <summary>The volatility that a fitted model forecasts over a horizon: volatility = sqrt(365 / days sum of the forecast daily variances).</summary>
/// <param name="Model">The model.</param>
/// <param name="HorizonDays">Days over which it forecasts, one or more.</param>
public sealed record ForecastVolatility(GarchModel Model, int HorizonDays) : IVolatilityEstimator
{
    /// <inheritdoc/>
    public string Name => $"{Model.Name}, {HorizonDays}-day forecast";

    /// <inheritdoc/>
    /// <exception cref="InputException">There are too few returns, the fit has not converged, or its forecast is beyond every return that it was fitted to.</exception>
    public double Annualised(DailyReturns returns)
    {
        GarchFit fit = Fit(returns);

        // A daily volatility as large as the largest move of years is no forecast: EGARCH of a stablecoin does that.
        double volatility = fit.Forecast(HorizonDays).Annualised;
        double largest = returns.Values.Max(value => Math.Abs(value));
        return volatility <= TradingYear.Annualise(largest * largest)
            ? volatility
            : throw Refusal(returns, string.Create(CultureInfo.InvariantCulture, $"forecasts a volatility of {volatility:P0} for {returns.Asset}, as if each day moved more than {largest:P1}, the largest move among its {returns.Values.Count} daily returns"));
    }

    /// <summary>Fits the model.</summary>
    /// <exception cref="InputException">There are too few returns, or the fit has not converged.</exception>
    public GarchFit Fit(DailyReturns returns)
    {
        GarchFit fit = Model.Fit(returns);
        FitConvergence convergence = fit.Estimates.Convergence;
        return convergence.Status != FitStatus.NotConverged ? fit
            : throw Refusal(returns, string.Create(CultureInfo.InvariantCulture, $"does not converge on the {returns.Values.Count} daily returns of {returns.Asset} (largest derivative left {convergence.GradientNorm:0.#e+0})"));
    }

    InputException Refusal(DailyReturns returns, string fault) => new(returns.File, $"{Model.Name} {fault}; choose another volatility for it");
}
