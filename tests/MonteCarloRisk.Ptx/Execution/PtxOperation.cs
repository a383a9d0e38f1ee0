using MonteCarloRisk.Ptx.Parsing;

namespace MonteCarloRisk.Ptx.Execution;

/// <summary>What an instruction does to a thread.</summary>
public delegate void PtxOperation(PtxThread thread, PtxOperand[] operands);
