namespace MonteCarloRisk.Simulation.Runs;

/// <summary>A data file behind a plan.</summary>
/// <param name="Name">The file as it was named.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record DataFile(string Name, string Sha256);
