namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>What a scenario does to implied volatilities.</summary>
public enum VolatilityShock
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Raises them by the range of their expiry.</summary>
    Up,

    /// <summary>Lowers them by the range of their expiry.</summary>
    Down,

    /// <summary>Tilts each smile: up on one side of the forward, down on the other.</summary>
    Tilt,

    /// <summary>Bends each smile: up on both sides.</summary>
    Bend,
}
