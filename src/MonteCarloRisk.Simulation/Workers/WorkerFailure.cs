using MonteCarloRisk.Simulation.Backends;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>What a worker says of a failure that it lives to tell.</summary>
internal enum WorkerFailure : byte
{
    /// <summary>The device has too little memory.</summary>
    OutOfMemory = 1,

    /// <summary>The device could not be opened, or a kernel could not be compiled or launched.</summary>
    LaunchFailed = 2,

    /// <summary>The device is gone.</summary>
    Lost = 3,

    /// <summary>A path's value was too large to be summed: the plan's failure, not the device's.</summary>
    Overflow = 4,
}

/// <summary>How failures are told and understood.</summary>
internal static class WorkerFailures
{
    /// <summary>How a worker tells an exception.</summary>
    public static WorkerFailure Of(Exception exception) => exception is OverflowException
        ? WorkerFailure.Overflow
        : DeviceFaults.Of(exception) switch
        {
            DeviceFault.OutOfMemory => WorkerFailure.OutOfMemory,
            DeviceFault.Lost => WorkerFailure.Lost,
            _ => WorkerFailure.LaunchFailed,
        };

    /// <summary>The fault of the device that was told.</summary>
    public static DeviceFault Fault(this WorkerFailure failure) => failure switch
    {
        WorkerFailure.OutOfMemory => DeviceFault.OutOfMemory,
        WorkerFailure.Lost => DeviceFault.Lost,
        _ => DeviceFault.LaunchFailed,
    };
}
