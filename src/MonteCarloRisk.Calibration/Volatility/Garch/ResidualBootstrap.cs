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
/// <param name="returns">The returns that it was last applied to.</param>
/// <param name="start">The fitted coordinates.</param>
sealed class ResidualBootstrap(GarchFit fit, double[] returns, double[] start)
{
    public Estimate Annualised(int horizonDays, FittingError fittingError)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fittingError.Replications, 2);
        double[] errors = ScaledResiduals();
        var random = new Xoshiro256StarStar(fittingError.Seed);
        var forecasts = new List<double>(fittingError.Replications);
        for (int replication = 0; replication < fittingError.Replications; replication++)
        {
            (GarchParameters parameters, bool isMinimum) = Refit(Series(errors, random));
            double next = FilteredVariances.Of(returns, fit.Specification, parameters, fit.PresampleVariance).Next;
            double forecast = VariancePath.Forecast(
                fit.Specification, parameters, fit.Specification.ErrorsWith(parameters.DegreesOfFreedom), next, horizonDays).Annualised;
            if (isMinimum && double.IsFinite(forecast))
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

    double[] ScaledResiduals()
    {
        double mean = fit.StandardizedResiduals.Average();
        double deviation = Math.Sqrt(fit.StandardizedResiduals.Average(z => (z - mean) * (z - mean)));
        return fit.StandardizedResiduals.Select(z => (z - mean) / deviation).ToArray();
    }

    double[] Series(double[] errors, Xoshiro256StarStar random)
    {
        var series = new double[fit.Estimates.Returns];
        double variance = fit.Variances[0];
        for (int t = 0; t < series.Length; t++)
        {
            double residual = Math.Sqrt(variance) * errors[random.Next(errors.Length)];
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
        Optimum optimum = likelihood.SearchFrom(start);
        if (!optimum.IsMinimum)
            optimum = likelihood.Search(standardized.Mean);
        return (objective.Coordinates.Parameters(optimum.Coordinates).Scaled(standardized.Scale, fit.Specification.Equation), optimum.IsMinimum);
    }
}
