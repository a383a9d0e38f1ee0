namespace MonteCarloRisk.Simulation.Runs;

/// <summary>What came of recomputing a stored run.</summary>
/// <param name="Key">The run's key.</param>
/// <param name="Recorded">Blocks recorded.</param>
/// <param name="Checked">Blocks recomputed.</param>
/// <param name="SumRecomputed">Whether the merged tallies, and with them the fingerprint of a finished run, were recomputed, which takes every block.</param>
/// <param name="Differences">Those of them that differ, by index.</param>
/// <param name="Faults">What else does not fit, one line each: merged tallies, the fingerprint, blocks that are not recorded.</param>
public sealed record VerifiedRun(string Key, long Recorded, long Checked, bool SumRecomputed, IReadOnlyList<BlockDifference> Differences, IReadOnlyList<string> Faults)
{
    /// <summary>Whether every bit that was looked at is equal.</summary>
    public bool IsEqual => Differences.Count == 0 && Faults.Count == 0;
}
