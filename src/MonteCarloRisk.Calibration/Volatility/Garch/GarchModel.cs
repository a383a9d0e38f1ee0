using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch.Estimation;
using MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility.Garch;

/// <summary>
/// A return is mean + sqrt(h) z, z independent with the family's distribution, and h follows the equation. Fitted by maximum likelihood with
/// analytic scores, under stationarity: alpha + gamma / 2 + beta below 1, or beta of EGARCH within (-1, 1). Docs: docs/methods/volatility.md.
/// </summary>
/// <param name="Equation">How the variance moves.</param>
/// <param name="Errors">The distribution of z.</param>
public sealed record GarchModel(VarianceEquation Equation, ErrorFamily Errors) : IVolatilityModel
{
    /// <summary>The fewest returns that such a model is fitted to; with fewer its parameters are hardly known.</summary>
    public const int FewestReturns = 250;

    /// <summary>The mean of a return; by default fitted.</summary>
    public ReturnMean Mean { get; init; } = ReturnMean.Constant;

    /// <summary>How the recursion starts; by default from the mean squared residual.</summary>
    public VarianceStart Start { get; init; } = VarianceStart.MeanSquare;

    /// <inheritdoc/>
    public string Name => $"{EquationName}, {(Errors == ErrorFamily.Normal ? "normal" : "Student-t")} errors";

    string EquationName => Equation switch
    {
        VarianceEquation.Garch => "GARCH(1,1)",
        VarianceEquation.Gjr => "GJR-GARCH(1,1)",
        _ => "EGARCH(1,1)",
    };

    /// <inheritdoc/>
    IVolatilityFit IVolatilityModel.Fit(DailyReturns returns) => Fit(returns);

    /// <summary>Fits the model.</summary>
    /// <param name="returns">Daily log returns, oldest first; 250 or more.</param>
    /// <exception cref="Domain.InputException">There are too few returns, one is not finite, or all are equal.</exception>
    public GarchFit Fit(DailyReturns returns) => Fit(returns, null);

    // From a start where there is one, near which the answer is expected; from several where that leads to no minimum.
    internal GarchFit Fit(DailyReturns returns, double[]? from)
    {
        double[] values = ReturnChecks.CheckedAndMoving(returns, FewestReturns, Name);
        StandardizedReturns standardized = StandardizedReturns.Of(values);
        var objective = new Objective(new SampleLikelihood(standardized.Values, this), new Coordinates(this));
        var likelihood = new MaximumLikelihood(objective);
        Optimum optimum = from is not null && likelihood.SearchFrom(from) is { IsMinimum: true } near ? near : likelihood.Search(standardized.Mean);
        return GarchFit.Of(values, objective, optimum, standardized.Scale);
    }

    internal IErrorDistribution ErrorsWith(double degreesOfFreedom) => Errors == ErrorFamily.Normal ? new NormalErrors() : new StudentErrors(degreesOfFreedom);
}
