using System.Globalization;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>One accelerator of this machine, written as "cuda:0"; the simulator as "simulator:0".</summary>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Index">Its place among those of its kind, from 0.</param>
public sealed record DeviceAddress(string Kind, int Index)
{
    /// <summary>CUDA devices.</summary>
    public const string Cuda = "cuda";

    /// <summary>OpenCL devices.</summary>
    public const string OpenCl = "opencl";

    /// <summary>ILGPU's simulator: there is one.</summary>
    public const string Simulator = "simulator";

    /// <summary>The kinds of accelerators.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Cuda, OpenCl, Simulator];

    /// <summary>Reads an address.</summary>
    /// <returns>Null where it is none.</returns>
    public static DeviceAddress? Parse(string text) =>
        text.Split(':') is [var kind, var number] && Kinds.Contains(kind) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? new DeviceAddress(kind, index)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{Index}");
}
