namespace MonteCarloRisk.Ptx.Parsing;

/// <summary>Registers that hold the place of a thread.</summary>
/// <param name="BlockIndex">Index of its group.</param>
/// <param name="BlockSize">Threads of a group.</param>
/// <param name="ThreadIndex">Index within its group.</param>
public sealed record PtxPlace(int BlockIndex, int BlockSize, int ThreadIndex);
