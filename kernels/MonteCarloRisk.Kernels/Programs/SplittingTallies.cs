namespace MonteCarloRisk.Kernels.Programs;

/// <summary>Where the tallies of a first passage by splitting stand.</summary>
public static class SplittingTallies
{
    /// <summary>Groups with an insolvent particle.</summary>
    public const int Insolvencies = 0;

    /// <summary>Moments of a group's scaled estimate of the probability, zero where no particle is insolvent.</summary>
    public const int ScaledProbability = 1;

    /// <summary>Groups with an insolvent particle by bucket of the scaled estimate.</summary>
    public const int FirstBucket = ScaledProbability + MomentTallies.Count;
}
