namespace MonteCarloRisk.Simulation.Workers;

/// <summary>How long a worker may take before it counts as hung.</summary>
/// <param name="Opening">From its start to its first words.</param>
/// <param name="First">For making a runner, and for its first block: kernels are compiled meanwhile.</param>
/// <param name="Least">For any later block; longer where blocks take long.</param>
/// <param name="Factor">For a later block, in times of the longest so far.</param>
public sealed record WorkerPatience(TimeSpan Opening, TimeSpan First, TimeSpan Least, double Factor)
{
    /// <summary>What is allowed where nothing else is said; a device that others use too, or that slows down in the heat, is late by far less.</summary>
    public static WorkerPatience Usual { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(30), 50);

    /// <summary>By which it is measured.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The time for a block of which the longest so far took so long.</summary>
    /// <param name="longest">Zero before the first.</param>
    public TimeSpan ForBlock(TimeSpan longest)
    {
        if (longest == TimeSpan.Zero) return First;
        TimeSpan allowed = Factor * longest;
        return allowed > Least ? allowed : Least;
    }
}
