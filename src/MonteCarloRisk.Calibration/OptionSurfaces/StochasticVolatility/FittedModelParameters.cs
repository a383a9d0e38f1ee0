using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.StochasticVolatility;

/// <summary>A model fitted to a chain.</summary>
/// <param name="Model">The model; without jumps it is Heston's.</param>
/// <param name="Parameters">Its fitted parameters with their standard errors.</param>
/// <param name="Warnings">Where the model has degenerated, one line each.</param>
public sealed record FittedModelParameters(BatesModel Model, IReadOnlyList<FittedParameter> Parameters, IReadOnlyList<string> Warnings);
