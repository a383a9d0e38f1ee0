namespace MonteCarloRisk.Simulation.Runs;

/// <summary>What one device did in a run.</summary>
/// <param name="Name">The device.</param>
/// <param name="Driver">The software below it.</param>
/// <param name="Blocks">Blocks that counted.</param>
/// <param name="BusySeconds">Time that its threads spent on blocks, summed over them.</param>
/// <param name="CheckedBlocks">Blocks that the CPU recomputed, with equal bits.</param>
/// <param name="Restarts">How often it failed and was started again.</param>
/// <param name="Quarantine">Why it was given no more blocks; null where it was not quarantined.</param>
public sealed record DeviceReport(string Name, string Driver, long Blocks, double BusySeconds, long CheckedBlocks, int Restarts, string? Quarantine)
{
    /// <summary>One report a device, in the order in which they first appear: everything is added up, and the last driver and reason of a quarantine stand.</summary>
    /// <param name="reports">The reports in the order of their times.</param>
    public static IReadOnlyList<DeviceReport> Sum(IEnumerable<DeviceReport> reports) => [.. reports.GroupBy(report => report.Name, (_, ofDevice) => ofDevice.Aggregate(Plus))];

    private static DeviceReport Plus(DeviceReport earlier, DeviceReport later) => later with
    {
        Blocks = earlier.Blocks + later.Blocks,
        BusySeconds = earlier.BusySeconds + later.BusySeconds,
        CheckedBlocks = earlier.CheckedBlocks + later.CheckedBlocks,
        Restarts = earlier.Restarts + later.Restarts,
        Quarantine = later.Quarantine ?? earlier.Quarantine,
    };
}
