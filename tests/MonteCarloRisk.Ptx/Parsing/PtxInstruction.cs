using MonteCarloRisk.Ptx.Execution;

namespace MonteCarloRisk.Ptx.Parsing;

/// <summary>One instruction, ready to be executed.</summary>
/// <param name="Mnemonic">Its name with all suffixes.</param>
/// <param name="Operands">Its operands, the target first.</param>
/// <param name="Guard">Register of its predicate; negative where it is always executed.</param>
/// <param name="IsGuardNegated">Whether it is executed where the predicate is false.</param>
/// <param name="Operation">What it does; a branch or a return has none.</param>
/// <param name="Class">What it is counted as.</param>
public sealed record PtxInstruction(string Mnemonic, PtxOperand[] Operands, int Guard, bool IsGuardNegated, PtxOperation? Operation, PtxInstructionClass Class);
