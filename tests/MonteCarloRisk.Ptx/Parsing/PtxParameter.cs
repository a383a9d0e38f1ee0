namespace MonteCarloRisk.Ptx.Parsing;

/// <summary>A parameter of an entry point.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offset">Its place among the bytes of all parameters.</param>
/// <param name="Bytes">Its size.</param>
public sealed record PtxParameter(string Name, int Offset, int Bytes);
