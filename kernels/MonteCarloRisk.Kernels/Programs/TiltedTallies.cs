namespace MonteCarloRisk.Kernels.Programs;

/// <summary>Where the tallies of a first passage on tilted paths stand.</summary>
public static class TiltedTallies
{
    /// <summary>The insolvent paths.</summary>
    public const int Insolvencies = 0;

    /// <summary>Moments of the scaled likelihood ratio where a path is first insolvent, zero on solvent paths.</summary>
    public const int ScaledRatio = 1;

    /// <summary>Moments of the ratio at the end of every path, whose mean is one.</summary>
    public const int Ratio = ScaledRatio + MomentTallies.Count;

    /// <summary>The insolvent paths by bucket of the scaled ratio.</summary>
    public const int FirstBucket = Ratio + MomentTallies.Count;
}
