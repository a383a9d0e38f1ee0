namespace MonteCarloRisk.Domain.Protocols.Manipulation;

/// <summary>A pool of constant product whose price an oracle reads, and which somebody may move.</summary>
/// <param name="Reserve">Value of one of its two sides, in the numéraire, above zero.</param>
/// <param name="Fee">Fee on what comes in, a fraction in [0, 1).</param>
public sealed record ReferencePool(double Reserve, double Fee);
