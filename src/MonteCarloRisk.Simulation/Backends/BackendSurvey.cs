namespace MonteCarloRisk.Simulation.Backends;

/// <summary>Every backend of this machine, those that cannot be used included.</summary>
public static class BackendSurvey
{
    /// <summary>Looks at the processor, and opens every device once.</summary>
    public static IReadOnlyList<BackendDescription> Take() =>
    [
        Cpu(),
        .. Devices("cuda", "no CUDA driver or device was found", DeviceCandidate.Cuda),
        .. Devices("opencl", "no OpenCL platform or device was found", DeviceCandidate.OpenCl),
        new BackendDescription("scalar", "processor, one path at a time", true, $"the plain reference; {Threads}"),
    ];

    private static string Threads => Environment.ProcessorCount == 1 ? "1 thread" : $"{Environment.ProcessorCount} threads";

    private static BackendDescription Cpu()
    {
        IEnumerable<string> widths = Enum.GetValues<LaneWidth>().Reverse().Select(width =>
            $"{width}{(width == CpuBackend.WidestAccelerated ? " (in use)" : CpuBackend.IsAccelerated(width) ? "" : " (not accelerated)")}");
        return new BackendDescription("cpu", "processor", true, $"lanes {string.Join(", ", widths)}; {Threads}");
    }

    private static List<BackendDescription> Devices(string backend, string absent, Func<IReadOnlyList<DeviceCandidate>> find)
    {
        try
        {
            List<BackendDescription> found = [.. find().Select(candidate => Describe(backend, candidate))];
            return found.Count > 0 ? found : [new BackendDescription(backend, "", false, absent)];
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A driver that cannot even be asked is a finding of the survey, not its failure.
            return [new BackendDescription(backend, "", false, OneLine(failure))];
        }
    }

    private static BackendDescription Describe(string backend, DeviceCandidate candidate)
    {
        if (candidate.Lacks is { } lacks) return new BackendDescription(backend, candidate.Name, false, lacks);
        try
        {
            using AcceleratorBackend opened = candidate.Open();
            return ArithmeticProbe.Fault(opened) is { } fault
                ? new BackendDescription(backend, candidate.Name, false, fault)
                : new BackendDescription(backend, candidate.Name, true, $"{opened.Accelerator.NumMultiprocessors} compute units, {opened.Accelerator.MemorySize / (1L << 20)} MiB");
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new BackendDescription(backend, candidate.Name, false, OneLine(failure));
        }
    }

    private static string OneLine(Exception failure) => $"cannot be opened: {failure.Message.ReplaceLineEndings(" ")}";
}
