using Microsoft.Extensions.Time.Testing;
using MonteCarloRisk.FaultyWorker;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Simulation.Tests.Workers;

/// <summary>A worker on a thread of this process, with the faults of one start.</summary>
internal sealed class FaultyChannel : IWorkerChannel, IFaultSite
{
    private readonly MemoryPipe questions = new();
    private readonly MemoryPipe answers = new();
    private readonly ManualResetEventSlim killed = new();
    private readonly Thread worker;
    private readonly FakeTimeProvider? clock;

    public FaultyChannel(Func<IBackend> open, IReadOnlyList<WorkerFault> faults, FakeTimeProvider? clock)
    {
        this.clock = clock;
        Answers = new FaultyAnswerStream(answers);
        worker = new Thread(() => Serve(() => FaultyDevice.Open(open(), faults, this))) { IsBackground = true, Name = "worker" };
        worker.Start();
    }

    public Stream ToWorker => questions;

    public Stream FromWorker => answers;

    public FaultyAnswerStream Answers { get; }

    /// <summary>Is set when a fault makes the worker hang.</summary>
    public ManualResetEventSlim Hangs { get; } = new();

    public bool IsKilled => killed.IsSet;

    public void Hang()
    {
        Hangs.Set();
        if (clock is null) killed.Wait();
        else while (!killed.Wait(1)) clock.Advance(WorkerPatience.Usual.First);
    }

    public void Exit() => Kill();

    public void Kill()
    {
        // What hangs is let go last, so that it says nothing any more.
        answers.Dispose();
        questions.Dispose();
        killed.Set();
    }

    public string DescribeEnd() => "is gone";

    public void Dispose()
    {
        Kill();
        worker.Join();
    }

    private void Serve(Func<IBackend> open)
    {
        WorkerLoop.Serve(questions, Answers, open);
        answers.Dispose();
    }
}
