namespace MonteCarloRisk.Domain.Accounts;

/// <summary>The side of a position.</summary>
public enum PositionSide
{
    /// <summary>Gains where the price rises.</summary>
    Long,

    /// <summary>Gains where the price falls.</summary>
    Short,
}
