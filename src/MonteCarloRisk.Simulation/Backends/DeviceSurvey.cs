namespace MonteCarloRisk.Simulation.Backends;

/// <summary>The accelerators of this machine, those that cannot be used included, asked within this process: for a worker, which may die of it.</summary>
public static class DeviceSurvey
{
    /// <summary>Opens each device of a kind once, one after the other as the answers are asked for.</summary>
    /// <param name="kind">One of <see cref="DeviceAddress.Kinds"/>.</param>
    public static IEnumerable<BackendDescription> Of(string kind)
    {
        IReadOnlyList<DeviceCandidate> found;
        string fault = Absent(kind);
        try
        {
            found = AttachedDevices.Found(kind);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A driver that cannot even be asked is a finding of the survey, not its failure.
            found = [];
            fault = OneLine(failure);
        }

        if (found.Count == 0) yield return new BackendDescription(kind, "", false, fault);
        foreach (DeviceCandidate candidate in found) yield return Describe(kind, candidate);
    }

    /// <summary>What is said where there is no device of a kind.</summary>
    internal static string Absent(string kind) => kind == DeviceAddress.Cuda ? "no CUDA driver or device was found" : "no OpenCL platform or device was found";

    private static BackendDescription Describe(string kind, DeviceCandidate candidate)
    {
        if (candidate.Lacks is { } lacks) return new BackendDescription(kind, candidate.Name, false, lacks);
        try
        {
            using AcceleratorBackend opened = candidate.Open();
            return ArithmeticProbe.Fault(opened) is { } fault
                ? new BackendDescription(kind, candidate.Name, false, fault)
                : new BackendDescription(kind, candidate.Name, true, $"{opened.Accelerator.NumMultiprocessors} compute units, {opened.Accelerator.MemorySize / (1L << 20)} MiB");
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new BackendDescription(kind, candidate.Name, false, OneLine(failure));
        }
    }

    private static string OneLine(Exception failure) => $"cannot be opened: {failure.Message.ReplaceLineEndings(" ")}";
}
