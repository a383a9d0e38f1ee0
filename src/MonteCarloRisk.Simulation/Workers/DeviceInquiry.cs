using System.ComponentModel;
using System.Diagnostics;
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
        try
        {
            using Process process = program.With("worker", "--list", kind).Start();
            return [.. Read(process, cancellation).Select(DeviceAddress.Parse).OfType<DeviceAddress>().Where(device => device.Kind == kind)];
        }
        catch (Win32Exception)
        {
            return [];
        }
    }

    private static string[] Read(Process process, CancellationToken cancellation)
    {
        try
        {
            process.StandardInput.Close();
            _ = new StreamTail(process.StandardError.BaseStream);
            Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            bool isDone = output.Wait((int)Patience.TotalMilliseconds, cancellation) && process.WaitForExit(Patience) && process.ExitCode == 0;
            return isDone ? output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
        }
        finally
        {
            process.Kill();
            process.WaitForExit(Patience);
        }
    }

    // Loading the library asks nothing of a device.
    private static bool HasCudaDriver()
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
