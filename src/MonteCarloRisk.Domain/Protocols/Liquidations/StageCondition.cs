namespace MonteCarloRisk.Domain.Protocols.Liquidations;

/// <summary>When a later stage of liquidation takes a position over that is unhealthy, in the stage before it.</summary>
public abstract record StageCondition
{
    /// <summary>Its health is below a level.</summary>
    /// <param name="Health">Threshold times collateral over debt, in and outside an auction, at the oracle's price; above 0, at most 1.</param>
    public sealed record BelowHealth(double Health) : StageCondition;

    /// <summary>It has been unhealthy in that stage for a time without a break.</summary>
    /// <param name="Seconds">Seconds, above zero; up to whole dates.</param>
    public sealed record After(double Seconds) : StageCondition;

    /// <summary>Nobody has bought of it, or started an auction of it, for a time in which it was unhealthy in that stage.</summary>
    /// <param name="Seconds">Seconds, above zero; up to whole dates.</param>
    public sealed record Unserved(double Seconds) : StageCondition;

    /// <summary>Its auction was started anew so many times, and would have to be again.</summary>
    /// <param name="Resets">How many times, zero or more.</param>
    public sealed record AfterResets(int Resets) : StageCondition;

    /// <summary>The stability pool has less than it owes, so nothing is redistributed by the pool's stage.</summary>
    public sealed record PoolShort : StageCondition;
}
