namespace MonteCarloRisk.Simulation.Runs;

/// <summary>A recorded block whose recomputation has other bits.</summary>
/// <param name="Index">Index of the block.</param>
/// <param name="Device">What ran it.</param>
/// <param name="Recorded">SHA-256 of its tallies as recorded, lower-case hexadecimal.</param>
/// <param name="Recomputed">SHA-256 of its tallies as recomputed.</param>
public sealed record BlockDifference(long Index, string Device, string Recorded, string Recomputed);
