namespace MonteCarloRisk.Domain.Surfaces;

/// <summary>A parameter fitted by least squares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="StandardError">Its standard error from the curvature of the fit. It measures how sharply these quotes determine the parameter, if the model is right; it
/// is an error of the fit, not of a simulation. Null where the quotes do not determine the parameter, as at an end of the interval that it may lie in.</param>
public sealed record FittedParameter(string Name, double Value, double? StandardError);
