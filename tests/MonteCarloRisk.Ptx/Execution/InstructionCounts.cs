using MonteCarloRisk.Ptx.Parsing;

namespace MonteCarloRisk.Ptx.Execution;

/// <summary>How often each class of instruction was executed.</summary>
public sealed class InstructionCounts
{
    private readonly long[] counts = new long[Enum.GetValues<PtxInstructionClass>().Length];

    /// <summary>The count of a class.</summary>
    public long this[PtxInstructionClass kind] => counts[(int)kind];

    /// <summary>Counts an instruction.</summary>
    public void Add(PtxInstructionClass kind) => counts[(int)kind]++;
}
