namespace MonteCarloRisk.Domain.Markets;

/// <summary>Something odd in the data that was kept as it is.</summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="File">The file as named in the market file.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
/// <param name="Rule">Short name of the rule that found it, such as "gap" or "large return".</param>
/// <param name="Detail">What was found.</param>
public sealed record DataFinding(string Asset, string File, int Line, string Rule, string Detail);
