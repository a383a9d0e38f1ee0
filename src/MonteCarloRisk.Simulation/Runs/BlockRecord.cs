namespace MonteCarloRisk.Simulation.Runs;

/// <summary>What is kept of one block.</summary>
/// <param name="Index">Index of the block.</param>
/// <param name="Paths">Number of its paths.</param>
/// <param name="Hash">SHA-256 of its encoded tallies, 32 bytes.</param>
/// <param name="Device">Name of what ran it.</param>
public sealed record BlockRecord(long Index, int Paths, ReadOnlyMemory<byte> Hash, string Device);
