namespace MonteCarloRisk.Calibration.Volatility.Garch;

/// <summary>A fitted parameter with its standard errors. They are null where it is at a bound, or where the likelihood does not identify the parameters.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">Its value, in the units of the returns.</param>
/// <param name="HessianError">Standard error by the inverse Hessian, right where the errors are distributed as assumed.</param>
/// <param name="OuterProductError">Standard error by the inverse of the outer products of the scores, right under the same assumption.</param>
/// <param name="RobustError">Standard error of Bollerslev and Wooldridge, right also where only mean and variance are as assumed.</param>
public sealed record FittedParameter(string Name, double Value, double? HessianError, double? OuterProductError, double? RobustError);
