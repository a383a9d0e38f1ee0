using System.Text.Json;
using System.Text.Json.Serialization;
using MonteCarloRisk.Simulation.Backends;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>
/// Every backend of this machine, those that cannot be used included. Accelerators are opened by a child process for each kind: a driver that
/// hangs or crashes ends that, and is told in its row.
/// </summary>
public static partial class BackendSurvey
{
    /// <summary>Devices are opened and their arithmetic is compiled meanwhile.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);

    /// <summary>Looks at the processor, and has every device opened once.</summary>
    /// <param name="program">The program; it is given <c>worker --survey</c> and the kind, and writes one <see cref="Line"/> a device.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<BackendDescription> Take(WorkerProgram program, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        return
        [
            Cpu(),
            .. DeviceInquiry.HasCudaDriver() ? Devices(DeviceAddress.Cuda, program, Usual, cancellation) : [Absent(DeviceAddress.Cuda)],
            .. Devices(DeviceAddress.OpenCl, program, Usual, cancellation),
            new BackendDescription("scalar", "processor, one path at a time", true, $"the plain reference; {Threads}"),
        ];
    }

    /// <summary>A description as a line between processes.</summary>
    public static string Line(BackendDescription description) => JsonSerializer.Serialize(description, DescriptionJson.Default.BackendDescription);

    /// <summary>The devices of a kind.</summary>
    /// <param name="kind">One of <see cref="DeviceAddress.Kinds"/>.</param>
    /// <param name="program">The program.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal static IReadOnlyList<BackendDescription> Devices(string kind, WorkerProgram program, TimeSpan patience, CancellationToken cancellation)
    {
        ChildAnswer answer = ChildAnswer.Of(program.With("worker", "--survey", kind), patience, cancellation);
        BackendDescription[] found = [.. answer.Lines.Select(Parse).OfType<BackendDescription>()];
        if (answer.Fault is { } fault) return [.. found, new BackendDescription(kind, "", false, $"cannot be asked: the process that opened its devices {fault}")];
        return found.Length > 0 ? found : [Absent(kind)];
    }

    private static string Threads => Environment.ProcessorCount == 1 ? "1 thread" : $"{Environment.ProcessorCount} threads";

    private static BackendDescription Cpu()
    {
        IEnumerable<string> widths = Enum.GetValues<LaneWidth>().Reverse().Select(width =>
            $"{width}{(width == CpuBackend.WidestAccelerated ? " (in use)" : CpuBackend.IsAccelerated(width) ? "" : " (not accelerated)")}");
        return new BackendDescription("cpu", "processor", true, $"lanes {string.Join(", ", widths)}; {Threads}");
    }

    private static BackendDescription Absent(string kind) => new(kind, "", false, DeviceSurvey.Absent(kind));

    // What a driver writes besides is none.
    private static BackendDescription? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, DescriptionJson.Default.BackendDescription);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [JsonSourceGenerationOptions(RespectRequiredConstructorParameters = true)]
    [JsonSerializable(typeof(BackendDescription))]
    private sealed partial class DescriptionJson : JsonSerializerContext;
}
