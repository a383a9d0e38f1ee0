using System.Buffers;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Simulation.Tests.Workers;

/// <summary>A worker that says what it was given to say, whatever it is asked.</summary>
internal sealed class SpokenChannel : IWorkerChannel
{
    private readonly MemoryPipe answers = new();

    private SpokenChannel(ReadOnlySpan<byte> said) => answers.Write(said);

    public Stream ToWorker { get; } = new MemoryPipe();

    public Stream FromWorker => answers;

    public bool IsKilled { get; private set; }

    /// <summary>The first words of a worker as it should be.</summary>
    public static WorkerMessage.Hello Hello { get; } = new(WorkerMessage.ProtocolVersion, CodeVersion.Current, "spoken device", "spoken driver", 2);

    public static SpokenChannel Of(params IEnumerable<WorkerMessage> messages) => OfBytes(Frames(messages));

    /// <summary>Says the bytes, and ends.</summary>
    public static SpokenChannel OfBytes(ReadOnlySpan<byte> said)
    {
        var channel = new SpokenChannel(said);
        channel.answers.Dispose();
        return channel;
    }

    /// <summary>Says the messages, and then nothing for ever.</summary>
    public static SpokenChannel Silent(params IEnumerable<WorkerMessage> messages) => new(Frames(messages));

    public static byte[] Frames(params IEnumerable<WorkerMessage> messages)
    {
        var frames = new ArrayBufferWriter<byte>();
        foreach (WorkerMessage message in messages) FrameWriter.Write(message, frames);
        return frames.WrittenSpan.ToArray();
    }

    public void Kill()
    {
        IsKilled = true;
        answers.Dispose();
        ToWorker.Dispose();
    }

    public string DescribeEnd() => "is gone";

    public void Dispose() => Kill();
}
