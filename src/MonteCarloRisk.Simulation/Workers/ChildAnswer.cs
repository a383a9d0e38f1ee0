using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>What a child process wrote before it ended, or was ended because it took too long.</summary>
/// <param name="Lines">The lines that it wrote.</param>
/// <param name="Fault">What went wrong, as the rest of a sentence about the process; null where nothing did.</param>
internal sealed record ChildAnswer(IReadOnlyList<string> Lines, string? Fault)
{
    // Between its last words and its end a process that crashes may write out its memory.
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(5);

    /// <summary>Starts a program and waits for its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ChildAnswer Of(WorkerProgram program, TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            using Process process = program.Start();
            return Read(process, patience, cancellation);
        }
        catch (Win32Exception failure)
        {
            return new ChildAnswer([], $"cannot be started: {failure.Message}");
        }
    }

    private static ChildAnswer Read(Process process, TimeSpan patience, CancellationToken cancellation)
    {
        var lines = new List<string>();
        try
        {
            process.StandardInput.Close();
            var messages = new StreamTail(process.StandardError.BaseStream);
            Task reading = Task.Run(() => Collect(process.StandardOutput, lines), CancellationToken.None);
            bool isDone = reading.Wait((int)patience.TotalMilliseconds, cancellation) && process.WaitForExit(Ending);
            if (!isDone) return Of(lines, string.Create(CultureInfo.InvariantCulture, $"did not answer within {patience.TotalSeconds:0.###} s"));
            if (process.ExitCode == 0) return Of(lines, null);
            messages.AwaitEnd(Ending);
            string said = messages.LastLine;
            return Of(lines, $"ended with exit code {process.ExitCode}{(said.Length > 0 ? $": {said}" : "")}");
        }
        finally
        {
            process.Kill();
            process.WaitForExit(Ending);
        }
    }

    private static void Collect(StreamReader output, List<string> lines)
    {
        while (output.ReadLine() is { } line)
        {
            lock (lines) lines.Add(line.Trim());
        }
    }

    private static ChildAnswer Of(List<string> lines, string? fault)
    {
        lock (lines) return new ChildAnswer([.. lines.Where(line => line.Length > 0)], fault);
    }
}
