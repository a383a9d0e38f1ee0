using System.Runtime.InteropServices;
using MonteCarloRisk.Simulation.Backends;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>Which accelerators this machine has, asked by a child process: a driver that hangs or crashes when it is asked is one without devices.</summary>
public static class DeviceInquiry
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The devices of a kind.</summary>
    /// <param name="kind">One of <see cref="DeviceAddress.Kinds"/>.</param>
    /// <param name="program">The program; it is given <c>worker --list</c> and the kind, and writes one address a line.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<DeviceAddress> Ask(string kind, WorkerProgram program, CancellationToken cancellation = default)
    {
        // Most machines have no CUDA driver; that is known without a process.
        if (kind == DeviceAddress.Cuda && !HasCudaDriver()) return [];
        ChildAnswer answer = ChildAnswer.Of(program.With("worker", "--list", kind), Patience, cancellation);
        return answer.Fault is null ? [.. answer.Lines.Select(DeviceAddress.Parse).OfType<DeviceAddress>().Where(device => device.Kind == kind)] : [];
    }

    /// <summary>Whether this machine has a CUDA driver. Loading its library asks nothing of a device.</summary>
    internal static bool HasCudaDriver()
    {
        string[] names = OperatingSystem.IsWindows() ? ["nvcuda.dll"] : ["libcuda.so.1", "libcuda.so"];
        foreach (string name in names)
        {
            if (!NativeLibrary.TryLoad(name, out nint library)) continue;
            NativeLibrary.Free(library);
            return true;
        }

        return false;
    }
}
