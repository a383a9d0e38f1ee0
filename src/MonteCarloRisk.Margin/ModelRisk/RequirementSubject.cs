namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>What has a requirement.</summary>
/// <param name="Name">The collateral asset, or the underlying of short options.</param>
/// <param name="IsOption">Whether of short options.</param>
/// <param name="Current">The maintenance requirement in force.</param>
public sealed record RequirementSubject(string Name, bool IsOption, double Current);
