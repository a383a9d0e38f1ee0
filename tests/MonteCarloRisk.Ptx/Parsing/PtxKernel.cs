namespace MonteCarloRisk.Ptx.Parsing;

/// <summary>An entry point in PTX.</summary>
/// <param name="Parameters">Its parameters in order.</param>
/// <param name="ParameterBytes">Bytes of all parameters.</param>
/// <param name="Registers">What its registers hold at first: constants in those that stand for one, else zero.</param>
/// <param name="Place">Registers that hold the place of a thread.</param>
/// <param name="Instructions">Its instructions.</param>
public sealed record PtxKernel(IReadOnlyList<PtxParameter> Parameters, int ParameterBytes, ulong[] Registers, PtxPlace Place, PtxInstruction[] Instructions);
