using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;
using MonteCarloRisk.Calibration.Volatility.Garch.Estimation;
using MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.Garch;

/// <summary>
/// The fitting error of a forecast. Each replication makes a series of the same length by the fitted equation from standardised residuals drawn with
/// replacement, refits the model to it, runs the refitted parameters through the real returns, and forecasts. The interval is that between
/// quantiles of the forecasts, the standard error their standard deviation; a refit that comes to no minimum is left out, and how many were used is told.
/// Source: L. Pascual, J. Romo, E. Ruiz, Bootstrap prediction for returns and volatilities in GARCH models, Computational Statistics and Data
/// Analysis 50 (2006) 2293.
/// </summary>
/// <param name="fit">The fit.</param>
sealed class ResidualBootstrap(GarchFit fit)
{
    readonly double[] errors = ScaledResiduals(fit.StandardizedResiduals);

    public Estimate Annualised(int horizonDays, FittingError fittingError)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fittingError.Replications, 2);
        var random = new Xoshiro256StarStar(fittingError.Seed);
        var forecasts = new List<double>(fittingError.Replications);
        for (int replication = 0; replication < fittingError.Replications; replication++)
        {
            if (Forecast([.. Enumerable.Range(0, fit.Estimates.Returns).Select(_ => random.Next(errors.Length))], horizonDays) is { } forecast)
                forecasts.Add(forecast);
        }

        if (forecasts.Count < Math.Max(2, fittingError.Replications / 2))
        {
            throw new InputException(
                "", $"{fit.Model}: {forecasts.Count} of {fittingError.Replications} refits to resampled returns came to an end; the fitting error of a forecast needs half of them");
        }

        double tail = (1 - fittingError.Level) / 2;
        return new Estimate(
            fit.Forecast(horizonDays).Annualised,
            forecasts.StandardDeviation(),
            new ConfidenceInterval(forecasts.Quantile(tail), forecasts.Quantile(1 - tail), fittingError.Level),
            fit.Estimates.Returns,
            $"{fit.Model}; fitting error by residual bootstrap, {forecasts.Count} of {fittingError.Replications} refits used");
    }

    /// <summary>The forecast of the equation fitted to a series that it made of drawn residuals, from the returns that were.</summary>
    /// <param name="days">Which residual stands at each day of the series.</param>
    /// <param name="horizonDays">Number of days forecast.</param>
    /// <returns>The volatility per square-root year; null where the refit comes to no minimum.</returns>
    public double? Forecast(IReadOnlyList<int> days, int horizonDays)
    {
        (GarchParameters parameters, bool isMinimum) = Refit(Series(days));
        if (!isMinimum) return null;
        double next = FilteredVariances.Of(fit.Returns, fit.Specification, parameters, fit.PresampleVariance).Next;
        double forecast = VariancePath.Forecast(
            fit.Specification, parameters, fit.Specification.ErrorsWith(parameters.DegreesOfFreedom), next, horizonDays).Annualised;
        return double.IsFinite(forecast) ? forecast : null;
    }

    static double[] ScaledResiduals(IReadOnlyList<double> residuals)
    {
        double mean = residuals.Average();
        double deviation = Math.Sqrt(residuals.Average(z => (z - mean) * (z - mean)));
        return residuals.Select(z => (z - mean) / deviation).ToArray();
    }

    double[] Series(IReadOnlyList<int> days)
    {
        var series = new double[days.Count];
        double variance = fit.Variances[0];
        for (int t = 0; t < series.Length; t++)
        {
            double residual = Math.Sqrt(variance) * errors[days[t]];
            series[t] = fit.Mean + residual;
            variance = fit.VarianceAfter(variance, residual);
        }

        return series;
    }

    // Of standardised series the fitted coordinates are a start near the answer, since a series has nearly the scale of the returns.
    (GarchParameters Parameters, bool IsMinimum) Refit(double[] series)
    {
        StandardizedReturns standardized = StandardizedReturns.Of(series);
        var objective = new Objective(new SampleLikelihood(standardized.Values, fit.Specification), new Coordinates(fit.Specification));
        var likelihood = new MaximumLikelihood(objective);
        Optimum optimum = likelihood.SearchFrom(fit.Start);
        if (!optimum.IsMinimum)
            optimum = likelihood.Search(standardized.Mean);
        return (objective.Coordinates.Parameters(optimum.Coordinates).Scaled(standardized.Scale, fit.Specification.Equation), optimum.IsMinimum);
    }
}
