using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch.Estimation;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.Garch;

/// <summary>A fitted GARCH, GJR or EGARCH.</summary>
public sealed class GarchFit : IRecursiveVolatilityFit
{
    readonly double[] returns;
    readonly double[] start;
    readonly FilteredVariances filtered;

    GarchFit(GarchModel specification, GarchEstimates estimates, double[] returns, double[] start, FilteredVariances filtered)
    {
        Specification = specification;
        Estimates = estimates;
        this.returns = returns;
        this.start = start;
        this.filtered = filtered;
        Errors = specification.ErrorsWith(estimates.Parameters.DegreesOfFreedom);
    }

    /// <summary>The model that was fitted.</summary>
    public GarchModel Specification { get; }

    /// <summary>Parameters with their errors, likelihood and convergence, of the returns that the model was fitted to.</summary>
    public GarchEstimates Estimates { get; }

    /// <inheritdoc/>
    public string Model => Specification.Name;

    /// <inheritdoc/>
    public double Mean => Estimates.Parameters.Mean;

    /// <inheritdoc/>
    public IReadOnlyList<double> Variances => filtered.Variances;

    /// <inheritdoc/>
    public IReadOnlyList<double> StandardizedResiduals => filtered.StandardizedResiduals;

    /// <inheritdoc/>
    public double NextVariance => filtered.Next;

    /// <inheritdoc/>
    public IErrorDistribution Errors { get; }

    /// <inheritdoc/>
    public VarianceForecast Forecast(int horizonDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonDays, 1);
        return VariancePath.Forecast(Specification, Estimates.Parameters, Errors, NextVariance, horizonDays);
    }

    /// <inheritdoc/>
    /// <remarks>The interval is that of the residual bootstrap: docs/methods/volatility.md.</remarks>
    public Estimate AnnualisedForecast(int horizonDays, FittingError fittingError) => new ResidualBootstrap(this).Annualised(horizonDays, fittingError);

    /// <inheritdoc/>
    public IVolatilityFit AppliedTo(DailyReturns returns) => AppliedTo(ReturnChecks.Checked(returns, 1, Model));

    /// <inheritdoc/>
    public IVolatilityFit RefittedTo(DailyReturns returns) => Specification.Fit(returns, start);

    /// <inheritdoc/>
    public double VarianceAfter(double variance, double residual) => VariancePath.After(Specification, Estimates.Parameters, Errors, variance, residual);

    internal GarchFit AppliedTo(double[] values) =>
        new(Specification, Estimates, values, start, FilteredVariances.Of(values, Specification, Estimates.Parameters, filtered.Start));

    internal double PresampleVariance => filtered.Start;

    internal double[] Returns => returns;

    internal double[] Start => start;

    internal static GarchFit Of(double[] returns, Objective objective, Optimum optimum, double scale)
    {
        GarchModel model = objective.Likelihood.Model;
        GarchParameters standardized = objective.Coordinates.Parameters(optimum.Coordinates);
        GarchEstimates estimates = GarchEstimates.Of(objective, optimum, scale);
        double presample = objective.Likelihood.Start(standardized.Mean) * scale * scale;
        return new GarchFit(model, estimates, returns, optimum.Coordinates, FilteredVariances.Of(returns, model, estimates.Parameters, presample));
    }
}
