using System.Diagnostics;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>A worker in a child process. It leaves neither a process nor a dead entry of one behind.</summary>
internal sealed class WorkerProcess : IWorkerChannel
{
    // A worker ends itself when its input ends; where a driver holds it up, nobody waits for that, as after Ctrl-C.
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(500);

    // A process that crashes may write out its memory between its last words and its end.
    private static readonly TimeSpan Crash = TimeSpan.FromSeconds(3);

    // Only a process that the system cannot end takes longer.
    private static readonly TimeSpan Dying = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly StreamTail messages;
    private readonly Lock gate = new();
    private bool isDisposed;

    /// <summary>Starts it.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public WorkerProcess(WorkerProgram program)
    {
        process = program.Start();
        Id = process.Id;
        ToWorker = process.StandardInput.BaseStream;
        FromWorker = process.StandardOutput.BaseStream;
        messages = new StreamTail(process.StandardError.BaseStream);
    }

    /// <summary>Its number in the system.</summary>
    public int Id { get; }

    /// <inheritdoc/>
    public Stream ToWorker { get; }

    /// <inheritdoc/>
    public Stream FromWorker { get; }

    /// <inheritdoc/>
    public void Kill()
    {
        lock (gate)
        {
            if (!isDisposed) process.Kill();
        }
    }

    /// <inheritdoc/>
    public string DescribeEnd()
    {
        lock (gate)
        {
            if (isDisposed || !process.WaitForExit(Crash)) return "ended its answers";
            messages.AwaitEnd(Crash);
            string said = messages.LastLine;
            return $"ended with exit code {process.ExitCode}{(said.Length > 0 ? $": {said}" : "")}";
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            if (isDisposed) return;
            isDisposed = true;
            CloseInput();
            if (!process.WaitForExit(Farewell))
            {
                process.Kill();
                process.WaitForExit(Dying);
            }

            process.Dispose();
        }
    }

    private void CloseInput()
    {
        try
        {
            ToWorker.Dispose();
        }
        catch (IOException)
        {
            // It ended before it had read all.
        }
    }
}
