namespace MonteCarloRisk.Simulation.Backends;

/// <summary>A device lacks the memory for even the smallest launch of a plan.</summary>
/// <param name="message">What was asked for.</param>
/// <param name="cause">What the device said; null where the limit is ours.</param>
public sealed class DeviceOutOfMemoryException(string message, Exception? cause = null) : Exception(message, cause);
