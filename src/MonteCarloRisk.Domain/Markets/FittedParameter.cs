namespace MonteCarloRisk.Domain.Markets;

/// <summary>One parameter of a fitted law.</summary>
/// <param name="Asset">The asset's name, or "all" for one that all share.</param>
/// <param name="Name">Its name in words, with its unit of time where it has one.</param>
/// <param name="Unit">How it is written.</param>
/// <param name="Value">Its value; volatilities are per square-root year.</param>
public sealed record FittedParameter(string Asset, string Name, ParameterUnit Unit, FittedValue Value);
