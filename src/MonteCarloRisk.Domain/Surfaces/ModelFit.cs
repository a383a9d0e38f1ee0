namespace MonteCarloRisk.Domain.Surfaces;

/// <summary>A model of the price fitted to a whole chain.</summary>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Error">Its distance from all quotes.</param>
/// <param name="FellerRatio">2κθ/σ² of its variance process; below 1 the variance touches zero. It is reported, not forced.</param>
/// <param name="Warnings">Where the model has degenerated, one line each: its curves can be read then, its parameters cannot.</param>
public sealed record ModelFit(IReadOnlyList<FittedParameter> Parameters, SmileError Error, double FellerRatio, IReadOnlyList<string> Warnings);
