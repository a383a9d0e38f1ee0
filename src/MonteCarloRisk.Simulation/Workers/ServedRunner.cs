using System.Buffers;
using System.Collections.Concurrent;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>A runner in a worker: a thread that makes it, runs what it is asked for in order, and answers.</summary>
internal sealed class ServedRunner
{
    private readonly int number;
    private readonly byte[] encodedPlan;
    private readonly Task<IBackend> opened;
    private readonly Task released;
    private readonly FrameWriter answers;
    private readonly CancellationToken stop;
    private readonly BlockingCollection<(long Block, int Paths)> blocks = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts it.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="encodedPlan">Its plan.</param>
    /// <param name="opened">The device, once it is open.</param>
    /// <param name="released">Ends when those before it have given back what they held.</param>
    /// <param name="answers">Where it answers.</param>
    /// <param name="stop">Stops it within a block.</param>
    public ServedRunner(int number, byte[] encodedPlan, Task<IBackend> opened, Task released, FrameWriter answers, CancellationToken stop)
    {
        this.number = number;
        this.encodedPlan = encodedPlan;
        this.opened = opened;
        this.released = released;
        this.answers = answers;
        this.stop = stop;
        new Thread(Serve) { IsBackground = true, Name = $"runner {number}" }.Start();
    }

    /// <summary>Ends when its thread does.</summary>
    public Task Ended => ended.Task;

    /// <summary>Whether an exception says that nobody is at the other end.</summary>
    public static bool IsEnd(Exception exception) => exception is IOException or ObjectDisposedException;

    /// <summary>Tells a failure, as far as somebody listens.</summary>
    public static void Tell(FrameWriter answers, int runner, Exception failure)
    {
        string message = failure is DeviceFailureException or OverflowException ? failure.Message : $"{failure.GetType().Name}: {failure.Message}";
        try
        {
            answers.Write(new WorkerMessage.Failed(runner, WorkerFailures.Of(failure), message.ReplaceLineEndings(" ")));
        }
        catch (Exception gone) when (IsEnd(gone))
        {
            // The end of its questions ends the worker.
        }
    }

    /// <summary>Asks for the first paths of a block, or all of them.</summary>
    public void Run(long block, int paths) => blocks.Add((block, paths));

    /// <summary>Says that nothing more is asked for.</summary>
    public void Complete() => blocks.CompleteAdding();

    private void Serve()
    {
        try
        {
            released.Wait(stop);
            SimulationPlan plan = SimulationPlan.Decode(encodedPlan);
            using IBlockRunner runner = plan.PrepareOn(opened.GetAwaiter().GetResult());
            answers.Write(new WorkerMessage.Prepared(number));
            long[] tallies = new long[plan.Tallies];
            var encoded = new ArrayBufferWriter<byte>();
            foreach ((long block, int paths) in blocks.GetConsumingEnumerable(stop)) Run(plan.Block(block).First(paths), runner, tallies, encoded);
        }
        catch (Exception end) when (IsEnd(end) || (end is OperationCanceledException && stop.IsCancellationRequested))
        {
            // The worker ends.
        }
        catch (Exception failure)
        {
            Tell(answers, number, failure);
        }
        finally
        {
            ended.SetResult();
        }
    }

    private void Run(PathBlock block, IBlockRunner runner, long[] tallies, ArrayBufferWriter<byte> encoded)
    {
        try
        {
            runner.Run(block, tallies, stop);
            encoded.ResetWrittenCount();
            TallyEncoding.Write(tallies, encoded);
            answers.Write(new WorkerMessage.Result(number, block.Index, encoded.WrittenMemory));
        }
        catch (OverflowException overflow)
        {
            // Not the device's failure: the runner goes on.
            Tell(answers, number, overflow);
        }
    }
}
