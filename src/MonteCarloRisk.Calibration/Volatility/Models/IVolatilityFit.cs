using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.Models;

/// <summary>A volatility model with fitted parameters, and the variances that it gives the returns. Variances are of one day.</summary>
public interface IVolatilityFit
{
    /// <summary>Name of the model, as a report prints it.</summary>
    string Model { get; }

    /// <summary>The fitted mean of a daily return; zero where the model takes it as zero.</summary>
    double Mean { get; }

    /// <summary>The variance of each return given those before it, as many as returns.</summary>
    IReadOnlyList<double> Variances { get; }

    /// <summary>(return - mean) / sqrt(variance), as many as returns.</summary>
    IReadOnlyList<double> StandardizedResiduals { get; }

    /// <summary>The variance of the day after the last return.</summary>
    double NextVariance { get; }

    /// <summary>The distribution of the standardised residuals that the model assumes, its shape fitted.</summary>
    IErrorDistribution Errors { get; }

    /// <summary>The variances of the days after the last return.</summary>
    /// <param name="horizonDays">Number of days, one or more.</param>
    VarianceForecast Forecast(int horizonDays);

    /// <summary>
    /// The forecast volatility over a horizon, per square-root year, with the interval of its fitting error: that of parameters which come from a
    /// finite number of returns. It says nothing of shocks to come.
    /// </summary>
    /// <param name="horizonDays">Number of days, one or more.</param>
    /// <param name="fittingError">How the interval is made.</param>
    Estimate AnnualisedForecast(int horizonDays, FittingError fittingError);

    /// <summary>The same parameters run through other returns: those up to a later day, between two refits.</summary>
    /// <param name="returns">Daily log returns, oldest first.</param>
    IVolatilityFit AppliedTo(DailyReturns returns);

    /// <summary>The same model fitted anew to other returns, searched from these parameters: a refit of a walk.</summary>
    /// <param name="returns">Daily log returns, oldest first.</param>
    /// <exception cref="Domain.InputException">The returns cannot be fitted.</exception>
    IVolatilityFit RefittedTo(DailyReturns returns);
}
