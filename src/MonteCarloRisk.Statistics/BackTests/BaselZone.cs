namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>Zones of the Basel Committee's traffic light.</summary>
public enum BaselZone
{
    /// <summary>As many exceptions as an accurate model may have.</summary>
    Green,

    /// <summary>More than 95% of accurate models have fewer, or as many.</summary>
    Yellow,

    /// <summary>More than 99.99% of accurate models have fewer, or as many.</summary>
    Red,
}
