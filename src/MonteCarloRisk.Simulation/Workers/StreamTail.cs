using System.Text;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>Reads a stream to its end and keeps the last of it.</summary>
internal sealed class StreamTail
{
    private const int Kept = 4096;

    private readonly Stream stream;
    private readonly Thread thread;
    private readonly Lock gate = new();
    private byte[] tail = [];

    /// <summary>Begins to read.</summary>
    public StreamTail(Stream stream)
    {
        this.stream = stream;
        thread = new Thread(Read) { IsBackground = true, Name = "messages of a worker" };
        thread.Start();
    }

    /// <summary>The last line that says something, stack frames passed over; empty where none does.</summary>
    public string LastLine
    {
        get
        {
            lock (gate) return Encoding.UTF8.GetString(tail).Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0 && !line.StartsWith("at ", StringComparison.Ordinal)) ?? "";
        }
    }

    /// <summary>Waits for the stream's end.</summary>
    public void AwaitEnd(TimeSpan atMost) => thread.Join(atMost);

    private void Read()
    {
        byte[] buffer = new byte[Kept];
        try
        {
            while (stream.Read(buffer) is > 0 and var read)
            {
                lock (gate) tail = [.. tail.AsSpan(Math.Max(0, Math.Min(tail.Length, tail.Length + read - Kept))), .. buffer.AsSpan(0, read)];
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // What was read is what there is.
        }
    }
}
