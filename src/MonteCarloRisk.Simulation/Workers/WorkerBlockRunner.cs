using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>Runs blocks in a worker. It has at most one question open, and that has a time by which it must be answered.</summary>
internal sealed class WorkerBlockRunner : IBlockRunner
{
    private readonly WorkerConnection connection;
    private readonly WorkerPatience patience;
    private readonly ManualResetEventSlim answered = new(initialState: true);
    private readonly ITimer watchdog;
    private WorkerMessage? question;
    private long deadline;
    private TimeSpan allowed;
    private TimeSpan longest;
    private byte[] bytes = [];
    private int length;
    private string? overflow;

    /// <summary>Belongs to a connection, which gives it its number.</summary>
    public WorkerBlockRunner(WorkerConnection connection, int number, WorkerPatience patience)
    {
        this.connection = connection;
        this.patience = patience;
        Number = number;
        watchdog = patience.Clock.CreateTimer(_ => Watch(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Number { get; }

    /// <summary>Whether a question is open; read by the connection only.</summary>
    public bool IsAsking => question is not null;

    /// <summary>Whether nobody waits for its answers any more.</summary>
    public bool IsReleased { get; private set; }

    /// <inheritdoc/>
    public void Run(PathBlock block, Span<long> tallies, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();

        // Of the question for this runner itself, or of a block that a cancelled call did not wait for.
        AwaitAnswer(cancellation);
        long start = patience.Clock.GetTimestamp();
        Ask(new WorkerMessage.Run(Number, block.Index, block.PathCount), patience.ForBlock(longest));
        AwaitAnswer(cancellation);
        TimeSpan time = patience.Clock.GetElapsedTime(start);
        if (time > longest) longest = time;
        if (overflow is not null) throw new OverflowException(overflow);
        Decode(block, tallies);
    }

    /// <summary>Sends a question and sets the watchdog.</summary>
    /// <exception cref="DeviceFailureException">The worker has failed.</exception>
    public void Ask(WorkerMessage message, TimeSpan time) => connection.Ask(message, () =>
    {
        question = message;
        answered.Reset();
        allowed = time;
        deadline = patience.Clock.GetTimestamp() + (long)(time.TotalSeconds * patience.Clock.TimestampFrequency);
        watchdog.Change(time, Timeout.InfiniteTimeSpan);
    });

    /// <summary>Whether an answer is one to the open question; called by the connection.</summary>
    public bool IsAskedFor(WorkerMessage answer) => (question, answer) switch
    {
        (null, _) => false,
        (_, WorkerMessage.Failed) => true,
        (WorkerMessage.Prepare, WorkerMessage.Prepared) => true,
        (WorkerMessage.Run run, WorkerMessage.Result result) => run.Block == result.Block,
        _ => false,
    };

    /// <summary>Takes the answer to the open question; called by the connection.</summary>
    public void Take(WorkerMessage answer)
    {
        overflow = (answer as WorkerMessage.Failed)?.Message;
        if (answer is WorkerMessage.Result result)
        {
            length = result.Tallies.Length;
            if (bytes.Length < length) bytes = new byte[length];
            result.Tallies.CopyTo(bytes);
        }

        question = null;
        if (IsReleased) watchdog.Dispose();
        else watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        answered.Set();
    }

    /// <summary>Ends the wait, since the worker has failed; called by the connection.</summary>
    public void Wake()
    {
        question = null;
        watchdog.Dispose();
        answered.Set();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        bool isAsking = connection.Look(() =>
        {
            IsReleased = true;
            return IsAsking;
        });

        // An answer that is still to come is still watched for: a kernel that hangs is not left alone.
        if (!isAsking) watchdog.Dispose();
        connection.Release(this);
    }

    private void AwaitAnswer(CancellationToken cancellation)
    {
        answered.Wait(cancellation);
        if (connection.Failure is { } failed) throw failed;
    }

    private void Decode(PathBlock block, Span<long> tallies)
    {
        tallies.Clear();
        try
        {
            TallyEncoding.Add(bytes.AsSpan(0, length), tallies);
        }
        catch (Exception garbled) when (garbled is FormatException or OverflowException)
        {
            connection.Fail(DeviceFault.Garbled, $"its worker sent what are no tallies of block {block.Index}");
            throw connection.Failure!;
        }
    }

    private void Watch()
    {
        bool isLate = connection.Look(() =>
        {
            if (question is null) return false;
            TimeSpan left = patience.Clock.GetElapsedTime(patience.Clock.GetTimestamp(), deadline);
            if (left <= TimeSpan.Zero) return true;

            // It was set again while this call was under way.
            watchdog.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            return false;
        });
        if (isLate) connection.Fail(DeviceFault.Hung, $"its worker did not answer within {allowed.TotalSeconds:0.###} s");
    }
}
