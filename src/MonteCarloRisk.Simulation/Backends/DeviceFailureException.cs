namespace MonteCarloRisk.Simulation.Backends;

/// <summary>A device failed; what it was doing has to be done again, there or elsewhere.</summary>
/// <param name="fault">How it failed.</param>
/// <param name="message">One line for people.</param>
/// <param name="cause">What it came from.</param>
public sealed class DeviceFailureException(DeviceFault fault, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>How it failed.</summary>
    public DeviceFault Fault { get; } = fault;
}
