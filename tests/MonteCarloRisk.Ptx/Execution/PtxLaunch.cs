using System.Runtime.InteropServices;
using MonteCarloRisk.Ptx.Parsing;

namespace MonteCarloRisk.Ptx.Execution;

/// <summary>One launch of a kernel: its arguments in order, then its threads one after another.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="memory">The device's memory.</param>
public sealed class PtxLaunch(PtxKernel kernel, PtxMemory memory)
{
    private const uint BlockSize = 64;

    private readonly byte[] arguments = new byte[kernel.ParameterBytes];
    private int next;

    /// <summary>How often each class of instruction was executed.</summary>
    public InstructionCounts Counts { get; } = new();

    /// <summary>Adds an argument.</summary>
    public PtxLaunch With<T>(T value)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value));
        PtxParameter parameter = kernel.Parameters[next++];
        if (parameter.Bytes != bytes.Length) throw new ArgumentException($"{parameter.Name} has {parameter.Bytes} bytes, the argument {bytes.Length}");
        bytes.CopyTo(arguments.AsSpan(parameter.Offset));
        return this;
    }

    /// <summary>Adds a view of a whole buffer.</summary>
    public PtxLaunch WithView(ulong address, long length) => With((address, length));

    /// <summary>Runs every thread.</summary>
    public void Run(int threads)
    {
        if (next != kernel.Parameters.Count) throw new InvalidOperationException($"{next} of {kernel.Parameters.Count} arguments were given");
        var thread = new PtxThread(kernel, arguments, memory);
        for (uint index = 0; index < (uint)threads; index++)
        {
            thread.Start(index / BlockSize, BlockSize, index % BlockSize);
            Run(thread);
        }
    }

    private void Run(PtxThread thread)
    {
        for (int place = 0; ;)
        {
            PtxInstruction instruction = kernel.Instructions[place++];
            Counts.Add(instruction.Class);
            if (instruction.Guard >= 0 && (thread.Register(instruction.Guard) != 0) == instruction.IsGuardNegated) continue;
            if (instruction.Operation is { } operation) operation(thread, instruction.Operands);
            else if (instruction.Operands is [var target]) place = target.Index;
            else return;
        }
    }
}
