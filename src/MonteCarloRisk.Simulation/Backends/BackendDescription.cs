namespace MonteCarloRisk.Simulation.Backends;

/// <summary>What one backend of this machine is.</summary>
/// <param name="Backend">The name that it is asked for by, such as "cpu" or "opencl".</param>
/// <param name="Device">The device, in words; empty where there is none.</param>
/// <param name="IsUsable">Whether it can run paths.</param>
/// <param name="Detail">What it offers, or why it cannot be used.</param>
public sealed record BackendDescription(string Backend, string Device, bool IsUsable, string Detail);
