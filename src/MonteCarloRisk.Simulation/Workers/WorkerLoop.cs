using MonteCarloRisk.Simulation.Backends;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>The worker's side: opens a device and runs the blocks that are asked for, each runner on a thread of its own.</summary>
public sealed class WorkerLoop : IDisposable
{
    // Longer than a block of the CPU takes to be cancelled; what takes longer hangs.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly FrameReader questions;
    private readonly FrameWriter answers;
    private readonly Func<IBackend> open;
    private readonly Dictionary<int, ServedRunner> runners = [];
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<IBackend> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task released = Task.CompletedTask;

    private WorkerLoop(Stream questions, Stream answers, Func<IBackend> open)
    {
        this.questions = new FrameReader(questions);
        this.answers = new FrameWriter(answers);
        this.open = open;
    }

    /// <summary>Serves until the questions end.</summary>
    /// <param name="questions">What is asked for.</param>
    /// <param name="answers">Where answers are written; nothing else may be.</param>
    /// <param name="open">Opens the device.</param>
    /// <returns>Whether all work has ended; false where something hangs in a driver, so that the process must be ended by force.</returns>
    /// <exception cref="FormatException">What is asked for is no question.</exception>
    public static bool Serve(Stream questions, Stream answers, Func<IBackend> open)
    {
        using var loop = new WorkerLoop(questions, answers, open);

        // This thread does nothing but read, so that it sees the end whatever hangs elsewhere.
        new Thread(loop.Open) { IsBackground = true, Name = "device" }.Start();
        try
        {
            loop.Take();
            return loop.End();
        }
        catch
        {
            loop.End();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stop.Dispose();

    private void Open()
    {
        try
        {
            IBackend backend = open();

            // No answer of a runner may come before these words.
            try
            {
                answers.Write(new WorkerMessage.Hello(WorkerMessage.ProtocolVersion, CodeVersion.Current, backend.Name, backend.Driver, backend.Concurrency));
            }
            finally
            {
                opened.SetResult(backend);
            }
        }
        catch (Exception gone) when (ServedRunner.IsEnd(gone))
        {
            // Nobody listens any more.
        }
        catch (Exception failure)
        {
            opened.TrySetException(failure);
            ServedRunner.Tell(answers, WorkerMessage.NoRunner, failure);
        }
    }

    private void Take()
    {
        try
        {
            while (true) Take(questions.Read());
        }
        catch (Exception end) when (ServedRunner.IsEnd(end))
        {
        }
    }

    private void Take(WorkerMessage question)
    {
        switch (question)
        {
            case WorkerMessage.Prepare prepare:
                // What was let go before is given back first: a device may not hold two plans at once.
                runners.Add(prepare.Runner, new ServedRunner(prepare.Runner, prepare.Plan.ToArray(), opened.Task, released, answers, stop.Token));
                break;
            case WorkerMessage.Run run when runners.TryGetValue(run.Runner, out ServedRunner? runner):
                runner.Run(run.Block, run.Paths);
                break;
            case WorkerMessage.Release release when runners.Remove(release.Runner, out ServedRunner? runner):
                runner.Complete();
                released = Task.WhenAll(released, runner.Ended);
                break;
            default:
                throw new FormatException($"a message of kind {MessageEncoding.KindOf(question)} that has no place here");
        }
    }

    private bool End()
    {
        stop.Cancel();
        foreach (ServedRunner runner in runners.Values) runner.Complete();
        Task all = Task.WhenAll(runners.Values.Select(runner => runner.Ended).Append(released));
        Task closed = Task.Run(async () =>
        {
            await all.ConfigureAwait(false);
            (await opened.Task.ConfigureAwait(false)).Dispose();
        });
        return Task.WaitAny([closed], Farewell) == 0;
    }
}
