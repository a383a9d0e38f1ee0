namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>Which moves of a price lose.</summary>
public enum PositionSide
{
    /// <summary>Falls.</summary>
    Long,

    /// <summary>Rises.</summary>
    Short,
}
