namespace MonteCarloRisk.Simulation.Runs;

/// <summary>What one device did in a run.</summary>
/// <param name="Name">The device.</param>
/// <param name="Driver">The software below it.</param>
/// <param name="Blocks">Blocks that counted.</param>
/// <param name="BusySeconds">Time that its threads spent on blocks, summed over them.</param>
/// <param name="CheckedBlocks">Blocks that the CPU recomputed, with equal bits.</param>
/// <param name="Restarts">How often it failed and was started again.</param>
/// <param name="Quarantine">Why it was given no more blocks; null where it was not quarantined.</param>
public sealed record DeviceReport(string Name, string Driver, long Blocks, double BusySeconds, long CheckedBlocks, int Restarts, string? Quarantine);
