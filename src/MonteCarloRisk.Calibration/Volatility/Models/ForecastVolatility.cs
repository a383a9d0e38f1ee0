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
    // Of the log-likelihood of a return on average: a step of one coordinate by one changes that of ten thousand returns by less than one.
    const double FlatGradient = 1e-4;

    /// <inheritdoc/>
    public string Name => $"{Model.Name}, {HorizonDays}-day forecast";

    /// <inheritdoc/>
    /// <exception cref="InputException">There are too few returns, the fit has not converged, or its forecast is beyond every return that it was fitted to.</exception>
    public double Annualised(DailyReturns returns) => ForecastBound.Checked(Fit(returns).Forecast(HorizonDays).Annualised, Model.Name, returns);

    /// <inheritdoc/>
    /// <remarks>A residual bootstrap that keeps the last state: the equation makes a series of the drawn residuals, is fitted to it, and forecasts from the returns that were.</remarks>
    public Func<IReadOnlyList<int>, double> Refits(DailyReturns returns)
    {
        var bootstrap = new ResidualBootstrap(Model.Fit(returns));
        return days => bootstrap.Forecast(days, HorizonDays) is { } volatility
            ? ForecastBound.Checked(volatility, Model.Name, returns)
            : throw new InputException(returns.File, $"{Model.Name} does not converge on a resampled history of {returns.Asset}");
    }

    /// <summary>Fits the model.</summary>
    /// <exception cref="InputException">There are too few returns, or the fit has not converged.</exception>
    public GarchFit Fit(DailyReturns returns)
    {
        GarchFit fit = Model.Fit(returns);
        FitConvergence convergence = fit.Estimates.Convergence;
        return convergence.Status != FitStatus.NotConverged ? fit
            : throw new InputException(returns.File, string.Create(CultureInfo.InvariantCulture, $"{Model.Name} does not converge on the {returns.Values.Count} daily returns of {returns.Asset} (largest derivative left {convergence.GradientNorm:0.#e+0}); {Help(convergence)}"));
    }

    // No derivative is left and yet there is no maximum: a ridge of models that are alike, as where nothing reacts to shocks and so nothing tells how long a reaction lasts.
    static string Help(FitConvergence convergence) => convergence.GradientNorm < FlatGradient
        ? "its likelihood is flat there: volatility hardly clusters in these returns, so they do not tell how it moves; \"ewma\", \"sample\" or \"auto\" does for them"
        : "choose another volatility for it, such as \"ewma\" or \"auto\"";
}
