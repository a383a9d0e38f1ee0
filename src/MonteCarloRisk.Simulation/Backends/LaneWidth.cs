namespace MonteCarloRisk.Simulation.Backends;

/// <summary>How many bits of paths one instruction moves.</summary>
public enum LaneWidth
{
    /// <summary>One path at a time: the reference, and what a machine without wide fused multiply-adds runs.</summary>
    Scalar,

    /// <summary>256 bits: AVX2 with FMA.</summary>
    Vector256,

    /// <summary>512 bits: AVX-512.</summary>
    Vector512,
}
