using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>Every backend of this machine, those that cannot be used included.</summary>
public static class BackendSurvey
{
    /// <summary>Looks at the processor, and opens every device once.</summary>
    public static IReadOnlyList<BackendDescription> Take() =>
    [
        Cpu(),
        .. Devices<CudaDevice>("cuda", "no CUDA driver or device was found", builder => builder.Cuda(), (context, device) => device.CreateCudaAccelerator(context), _ => null),
        .. Devices<CLDevice>("opencl", "no OpenCL platform or device was found", builder => builder.OpenCL(OpenClDevices.Admit), (context, device) => device.CreateCLAccelerator(context), OpenClDevices.Fault),
        new BackendDescription("scalar", "processor, one path at a time", true, $"the plain reference; {Threads}"),
    ];

    private static string Threads => Environment.ProcessorCount == 1 ? "1 thread" : $"{Environment.ProcessorCount} threads";

    private static BackendDescription Cpu()
    {
        IEnumerable<string> widths = Enum.GetValues<LaneWidth>().Reverse().Select(width =>
            $"{width}{(width == CpuBackend.WidestAccelerated ? " (in use)" : CpuBackend.IsAccelerated(width) ? "" : " (not accelerated)")}");
        return new BackendDescription("cpu", "processor", true, $"lanes {string.Join(", ", widths)}; {Threads}");
    }

    private static List<BackendDescription> Devices<TDevice>(
        string backend,
        string absent,
        Func<Context.Builder, Context.Builder> addDevices,
        Func<Context, TDevice, Accelerator> open,
        Func<TDevice, string?> fault)
        where TDevice : Device
    {
        try
        {
            using Context context = DeviceContext.Create(addDevices);
            List<BackendDescription> found = [.. context.Devices.OfType<TDevice>().Select(device => Describe(backend, context, device, open, fault))];
            return found.Count > 0 ? found : [new BackendDescription(backend, "", false, absent)];
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A driver that cannot even be asked is a finding of the survey, not its failure.
            return [new BackendDescription(backend, "", false, OneLine(failure))];
        }
    }

    private static BackendDescription Describe<TDevice>(
        string backend, Context context, TDevice device, Func<Context, TDevice, Accelerator> open, Func<TDevice, string?> fault)
        where TDevice : Device
    {
        if (fault(device) is { } lacks) return new BackendDescription(backend, device.Name, false, lacks);
        try
        {
            using Accelerator accelerator = open(context, device);
            return new BackendDescription(backend, device.Name, true, $"{device.NumMultiprocessors} compute units, {device.MemorySize / (1L << 20)} MiB");
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new BackendDescription(backend, device.Name, false, OneLine(failure));
        }
    }

    private static string OneLine(Exception failure) => $"cannot be opened: {failure.Message.ReplaceLineEndings(" ")}";
}
