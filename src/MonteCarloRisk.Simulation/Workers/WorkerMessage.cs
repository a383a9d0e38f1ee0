namespace MonteCarloRisk.Simulation.Workers;

/// <summary>What goes between a process and its worker. Runners are numbered by the process; a runner has at most one question open.</summary>
internal abstract record WorkerMessage
{
    /// <summary>The runner of a failure to open the device.</summary>
    public const int NoRunner = -1;

    /// <summary>Rises with every change of what is said below.</summary>
    public const ushort ProtocolVersion = 2;

    private WorkerMessage()
    {
    }

    /// <summary>A worker's first words.</summary>
    /// <param name="Protocol">Its protocol version.</param>
    /// <param name="CodeVersion">The code that it was built from.</param>
    /// <param name="Device">Its device.</param>
    /// <param name="Driver">The software below the device.</param>
    /// <param name="Concurrency">Blocks that it runs at once.</param>
    public sealed record Hello(ushort Protocol, string CodeVersion, string Device, string Driver, int Concurrency) : WorkerMessage;

    /// <summary>Asks for a runner.</summary>
    /// <param name="Runner">Its number.</param>
    /// <param name="Plan">The encoded plan.</param>
    public sealed record Prepare(int Runner, ReadOnlyMemory<byte> Plan) : WorkerMessage;

    /// <summary>A runner is ready.</summary>
    /// <param name="Runner">The runner.</param>
    public sealed record Prepared(int Runner) : WorkerMessage;

    /// <summary>Asks for a block.</summary>
    /// <param name="Runner">The runner.</param>
    /// <param name="Block">Index of the block.</param>
    /// <param name="Paths">How many of its paths, from the first on.</param>
    public sealed record Run(int Runner, long Block, int Paths) : WorkerMessage;

    /// <summary>What a block gave.</summary>
    /// <param name="Runner">The runner.</param>
    /// <param name="Block">Index of the block.</param>
    /// <param name="Tallies">Its encoded tallies; of a message that was read, valid until the next one is.</param>
    public sealed record Result(int Runner, long Block, ReadOnlyMemory<byte> Tallies) : WorkerMessage;

    /// <summary>A runner is not needed any more; it is not answered.</summary>
    /// <param name="Runner">The runner.</param>
    public sealed record Release(int Runner) : WorkerMessage;

    /// <summary>What was asked for failed.</summary>
    /// <param name="Runner">The runner, or <see cref="NoRunner"/>.</param>
    /// <param name="Failure">How.</param>
    /// <param name="Message">One line for people.</param>
    public sealed record Failed(int Runner, WorkerFailure Failure, string Message) : WorkerMessage;
}
