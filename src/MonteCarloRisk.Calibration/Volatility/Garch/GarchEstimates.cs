using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

namespace MonteCarloRisk.Calibration.Volatility.Garch;

/// <summary>What maximum likelihood gives.</summary>
/// <param name="Parameters">The parameters, in the units of the returns.</param>
/// <param name="Fitted">Those that were fitted, with standard errors: mean (unless it is zero), omega, alpha, gamma (unless GARCH), beta, degrees of freedom (of Student-t errors).</param>
/// <param name="LogLikelihood">Of the returns.</param>
/// <param name="Returns">Number of returns.</param>
/// <param name="Persistence">What is left of a deviation of the variance after a day; for EGARCH of its logarithm.</param>
/// <param name="UnconditionalVariance">Variance of a day far ahead; null where it does not exist: persistence at 1, or EGARCH with Student-t errors.</param>
/// <param name="Convergence">How the search ended.</param>
public sealed record GarchEstimates(
    GarchParameters Parameters,
    IReadOnlyList<FittedParameter> Fitted,
    double LogLikelihood,
    int Returns,
    double Persistence,
    double? UnconditionalVariance,
    FitConvergence Convergence)
{
    /// <summary>Days after which half of a deviation is left: ln(1/2) / ln(persistence); infinite where persistence is at 1, zero where it is zero or less.</summary>
    public double HalfLifeDays => Persistence <= 0 ? 0 : Persistence >= 1 ? double.PositiveInfinity : Math.Log(0.5) / Math.Log(Persistence);

    /// <summary>Akaike's criterion, 2 parameters - 2 log-likelihood.</summary>
    public double Akaike => 2 * Fitted.Count - 2 * LogLikelihood;

    /// <summary>Schwarz's criterion, parameters ln(returns) - 2 log-likelihood.</summary>
    public double Bayes => Fitted.Count * Math.Log(Returns) - 2 * LogLikelihood;

    internal static GarchEstimates Of(Objective objective, Optimum optimum, double scale)
    {
        GarchModel model = objective.Likelihood.Model;
        GarchParameters parameters = objective.Coordinates.Parameters(optimum.Coordinates).Scaled(scale, model.Equation);
        int count = objective.Likelihood.Count;
        StandardErrorSet? errors = optimum.IsMinimum ? ParameterErrors.Of(objective, optimum, scale) : null;
        string[] bounds = Enumerable.Range(0, optimum.IsBound.Length)
            .Where(j => optimum.IsBound[j])
            .Select(j => objective.Coordinates.BoundName(j, optimum.Coordinates[j] > 0))
            .ToArray();
        FitStatus status = !optimum.IsMinimum ? FitStatus.NotConverged
            : bounds.Length > 0 ? FitStatus.AtBound
            : errors is null ? FitStatus.NotConverged
            : FitStatus.Converged;
        bool isIntegrated = bounds.Contains("persistence = 1") || bounds.Contains("beta = 1");
        return new GarchEstimates(
            parameters,
            Named(model, parameters, errors),
            -optimum.Value * count - count * Math.Log(scale),
            count,
            isIntegrated ? 1 : parameters.Persistence(model.Equation),
            isIntegrated ? null : VariancePath.Unconditional(model, parameters),
            new FitConvergence(status, optimum.GradientNorm, bounds));
    }

    static FittedParameter[] Named(GarchModel model, GarchParameters parameters, StandardErrorSet? errors)
    {
        var list = new List<FittedParameter>();
        if (model.Mean == ReturnMean.Constant)
            list.Add(One("mean", parameters.Mean, 0));
        list.Add(One("omega", parameters.Omega, 1));
        list.Add(One("alpha", parameters.Alpha, 2));
        if (model.Equation != VarianceEquation.Garch)
            list.Add(One("gamma", parameters.Gamma, 3));
        list.Add(One("beta", parameters.Beta, 4));
        if (model.Errors == ErrorFamily.Student)
            list.Add(One("degrees of freedom", parameters.DegreesOfFreedom, 5));
        return list.ToArray();

        FittedParameter One(string name, double value, int index) =>
            new(name, value, Known(errors?.Hessian[index]), Known(errors?.OuterProducts[index]), Known(errors?.Robust[index]));
    }

    static double? Known(double? error) => error is { } value && value > 0 && double.IsFinite(value) ? value : null;
}
