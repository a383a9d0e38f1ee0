using System.Globalization;

namespace MonteCarloRisk.FaultyWorker;

/// <summary>One fault of a schedule.</summary>
/// <param name="Start">Which of the workers that are started one after another has it, from 0.</param>
/// <param name="Block">At which of the blocks that this worker is asked for, from 0; or <see cref="AtOpening"/>.</param>
/// <param name="Kind">What it does.</param>
public sealed record WorkerFault(int Start, int Block, FaultKind Kind)
{
    /// <summary>Before the worker has said its first words.</summary>
    public const int AtOpening = -1;

    /// <summary>As an argument of the program; the start is told by starting it.</summary>
    public string Argument => string.Create(CultureInfo.InvariantCulture, $"{Kind}@{Block}");

    /// <summary>Reads an argument.</summary>
    public static WorkerFault Parse(string argument) => argument.Split('@') is [var kind, var block]
        ? new WorkerFault(0, int.Parse(block, CultureInfo.InvariantCulture), Enum.Parse<FaultKind>(kind, ignoreCase: true))
        : throw new FormatException($"\"{argument}\" is no fault");
}
