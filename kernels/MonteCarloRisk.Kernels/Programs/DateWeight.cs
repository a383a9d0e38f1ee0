namespace MonteCarloRisk.Kernels.Programs;

/// <summary>The weights of paths on a date, once they are needed.</summary>
internal struct DateWeight<TReal>
{
    /// <summary>The weights.</summary>
    public TReal Value;

    /// <summary>1 where they are known, else 0; devices take no truth values in structs.</summary>
    public int IsKnown;
}
