namespace MonteCarloRisk.Ptx.Parsing;

/// <summary>An entry point in PTX.</summary>
/// <param name="Parameters">Its parameters in order.</param>
/// <param name="ParameterBytes">Bytes of all parameters.</param>
/// <param name="RegisterCount">Number of its registers.</param>
/// <param name="Instructions">Its instructions.</param>
public sealed record PtxKernel(IReadOnlyList<PtxParameter> Parameters, int ParameterBytes, int RegisterCount, PtxInstruction[] Instructions);
