namespace MonteCarloRisk.Domain.Protocols.Controls;

/// <summary>A rollup's sequencer goes down: nobody acts and no oracle moves; after it nothing new is liquidated for a grace period.</summary>
/// <param name="When">When it goes down.</param>
/// <param name="Duration">Seconds for which it is down, above zero.</param>
/// <param name="GracePeriod">Seconds of the grace period, zero or more.</param>
/// <param name="LeastHealth">Health below which there is no grace, in [0, 1]; 0.95 at Aave, 0 where there always is.</param>
public sealed record SequencerOutage(Occurrence When, double Duration, double GracePeriod, double LeastHealth);
