using System.Collections.Concurrent;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>
/// One live worker. Questions of several runners are under way at once; a thread hands each answer to its runner. The first failure is the
/// failure of all: the worker is killed, and every runner throws the same exception.
/// </summary>
internal sealed class WorkerConnection : IDisposable
{
    private const int MostConcurrency = 1024;

    private readonly IWorkerChannel channel;
    private readonly WorkerPatience patience;
    private readonly string? device;
    private readonly Lock gate = new();
    private readonly Dictionary<int, WorkerBlockRunner> runners = [];
    private readonly BlockingCollection<WorkerMessage> outbox = [];
    private readonly ManualResetEventSlim greeted = new();
    private readonly Thread reader;
    private readonly ITimer opening;
    private WorkerMessage.Hello? hello;
    private volatile DeviceFailureException? failure;
    private int nextRunner;

    /// <summary>Talks to a worker.</summary>
    /// <param name="channel">The worker; owned from here on.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="device">The device that must answer; null where any may.</param>
    public WorkerConnection(IWorkerChannel channel, WorkerPatience patience, string? device)
    {
        this.channel = channel;
        this.patience = patience;
        this.device = device;
        opening = patience.Clock.CreateTimer(_ => FailToOpen(), null, patience.Opening, Timeout.InfiniteTimeSpan);
        reader = new Thread(Receive) { IsBackground = true, Name = "answers of a worker" };
        reader.Start();

        // A thread of its own: a worker that does not read must not hold whoever asks it.
        new Thread(Send) { IsBackground = true, Name = "questions to a worker" }.Start();
    }

    /// <summary>How the worker failed; null while it lives.</summary>
    public DeviceFailureException? Failure => failure;

    /// <summary>Waits for the worker's first words.</summary>
    /// <exception cref="DeviceFailureException">It failed before it said them.</exception>
    public WorkerMessage.Hello AwaitHello(CancellationToken cancellation)
    {
        greeted.Wait(cancellation);
        return hello ?? throw failure!;
    }

    /// <summary>Asks for a runner, without waiting for it.</summary>
    /// <exception cref="DeviceFailureException">The worker has failed.</exception>
    public WorkerBlockRunner Prepare(SimulationPlan plan)
    {
        lock (gate)
        {
            if (failure is { } failed) throw failed;
            var runner = new WorkerBlockRunner(this, nextRunner++, patience);
            runners.Add(runner.Number, runner);
            runner.Ask(new WorkerMessage.Prepare(runner.Number, plan.Encoded), patience.First);
            return runner;
        }
    }

    /// <summary>Sends a question of a runner, while nothing else happens to it.</summary>
    /// <exception cref="DeviceFailureException">The worker has failed.</exception>
    public void Ask(WorkerMessage question, Action open)
    {
        lock (gate)
        {
            if (failure is { } failed) throw failed;
            open();
            outbox.Add(question);
        }
    }

    /// <summary>Lets a runner go; a question of its that is open keeps its number until it is answered.</summary>
    public void Release(WorkerBlockRunner runner)
    {
        lock (gate)
        {
            if (!runner.IsAsking) runners.Remove(runner.Number);
            if (failure is null) outbox.Add(new WorkerMessage.Release(runner.Number));
        }
    }

    /// <summary>Looks at a runner's state, while nothing else happens to it.</summary>
    public T Look<T>(Func<T> read)
    {
        lock (gate) return read();
    }

    /// <summary>Takes note of the first failure, kills the worker and tells all who wait.</summary>
    public void Fail(DeviceFault fault, string message)
    {
        lock (gate)
        {
            if (failure is not null) return;
            failure = new DeviceFailureException(fault, message);
            outbox.CompleteAdding();
            foreach (WorkerBlockRunner runner in runners.Values) runner.Wake();
            runners.Clear();
        }

        opening.Dispose();
        channel.Kill();
        greeted.Set();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            failure ??= new DeviceFailureException(DeviceFault.Lost, "its worker was closed");
            outbox.CompleteAdding();
            foreach (WorkerBlockRunner runner in runners.Values) runner.Wake();
            runners.Clear();
        }

        opening.Dispose();
        greeted.Set();
        channel.Dispose();
    }

    private void FailToOpen() => Fail(DeviceFault.Hung, $"its worker did not open it within {patience.Opening.TotalSeconds:0.###} s");

    private void Send()
    {
        try
        {
            var frames = new FrameWriter(channel.ToWorker);
            foreach (WorkerMessage message in outbox.GetConsumingEnumerable()) frames.Write(message);
        }
        catch (Exception gone) when (IsEnd(gone))
        {
            // The end of its answers says more of why it is gone.
        }
    }

    private void Receive()
    {
        try
        {
            var frames = new FrameReader(channel.FromWorker);
            Greet(frames.Read());
            while (true) Take(frames.Read());
        }
        catch (FormatException garbled)
        {
            Fail(DeviceFault.Garbled, $"its worker sent {garbled.Message}");
        }
        catch (Exception gone) when (IsEnd(gone))
        {
            Fail(DeviceFault.Lost, $"its worker {channel.DescribeEnd()}");
        }
    }

    private void Greet(WorkerMessage first)
    {
        opening.Dispose();
        switch (first)
        {
            case WorkerMessage.Failed { Runner: WorkerMessage.NoRunner } failed:
                Fail(failed.Failure.Fault(), failed.Message);
                return;
            case WorkerMessage.Hello greeting when greeting.Protocol != WorkerMessage.ProtocolVersion || greeting.CodeVersion != CodeVersion.Current:
                Fail(DeviceFault.LaunchFailed, "its worker was built from other code");
                return;
            case WorkerMessage.Hello greeting when device is not null && greeting.Device != device:
                Fail(DeviceFault.Lost, $"{greeting.Device} answers in its place");
                return;
            case WorkerMessage.Hello { Concurrency: > 0 and <= MostConcurrency } greeting:
                hello = greeting;
                greeted.Set();
                return;
            default:
                throw new FormatException($"a message of kind {MessageEncoding.KindOf(first)} to begin with");
        }
    }

    private void Take(WorkerMessage answer)
    {
        int number = answer switch
        {
            WorkerMessage.Prepared prepared => prepared.Runner,
            WorkerMessage.Result result => result.Runner,
            WorkerMessage.Failed failed => failed.Runner,
            _ => throw new FormatException($"a message of kind {MessageEncoding.KindOf(answer)}, which is no answer"),
        };
        lock (gate)
        {
            if (failure is not null) return;
            if (!runners.TryGetValue(number, out WorkerBlockRunner? runner) || !runner.IsAskedFor(answer)) throw new FormatException($"an answer of kind {MessageEncoding.KindOf(answer)} that nothing asked for");
            if (answer is not WorkerMessage.Failed { Failure: not WorkerFailure.Overflow })
            {
                runner.Take(answer);
                if (runner.IsReleased) runners.Remove(number);
                return;
            }
        }

        var told = (WorkerMessage.Failed)answer;
        Fail(told.Failure.Fault(), told.Message);
    }

    private static bool IsEnd(Exception exception) => exception is IOException or ObjectDisposedException;
}
