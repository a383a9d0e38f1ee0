namespace MonteCarloRisk.Domain.Markets;

/// <summary>What the data tells of two assets in a fall, over all pairs together with a probability of false alarm of one minus the level of the intervals.</summary>
public enum DownturnVerdict
{
    /// <summary>Not clearly more together than normals of the same correlations.</summary>
    AsNormals,

    /// <summary>Clearly more together in a fall than normals of the same correlations.</summary>
    Excess,

    /// <summary>And clearly more than in calm: they diversify less in a fall.</summary>
    DiversifiesLess,
}
