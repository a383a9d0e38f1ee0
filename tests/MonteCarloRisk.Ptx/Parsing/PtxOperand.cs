namespace MonteCarloRisk.Ptx.Parsing;

/// <summary>What an instruction reads, writes or names.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Number of a register, offset of a parameter, or index of the instruction at a label.</param>
/// <param name="Offset">What is added to a register that holds an address.</param>
public readonly record struct PtxOperand(PtxOperandKind Kind, int Index, ulong Offset = 0);
