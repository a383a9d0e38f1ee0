namespace MonteCarloRisk.Simulation.Backends;

/// <summary>What an exception from a device's driver means.</summary>
internal static class DeviceFaults
{
    /// <summary>The fault behind an exception; what is not known better is a launch that failed.</summary>
    public static DeviceFault Of(Exception exception) => exception switch
    {
        DeviceFailureException failure => failure.Fault,
        _ => DeviceHeap.IsOutOfMemory(exception) ? DeviceFault.OutOfMemory : DeviceFault.LaunchFailed,
    };
}
