namespace MonteCarloRisk.Simulation.Backends;

/// <summary>How a device failed.</summary>
public enum DeviceFault
{
    /// <summary>It has too little memory, even for the smallest launch.</summary>
    OutOfMemory,

    /// <summary>It could not be opened, or a kernel could not be compiled or launched.</summary>
    LaunchFailed,

    /// <summary>It, its driver or its process is gone.</summary>
    Lost,

    /// <summary>It did not answer in time.</summary>
    Hung,

    /// <summary>What it sent is not an answer.</summary>
    Garbled,

    /// <summary>Its answer differs from the CPU's.</summary>
    Differs,
}
