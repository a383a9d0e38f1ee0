namespace MonteCarloRisk.Margin.FittingErrors;

/// <summary>One simulation behind a fitting error.</summary>
/// <param name="Purpose">What it was run for, such as "fitting error, 12 of 100, rules in force".</param>
/// <param name="Key">What names it in a run store.</param>
/// <param name="PlanHash">SHA-256 of the canonical plan, lower-case hexadecimal.</param>
/// <param name="Fingerprint">SHA-256 over the plan's hash and the merged result, lower-case hexadecimal; equal on every machine.</param>
/// <param name="Paths">Number of paths.</param>
/// <param name="Seed">Seed of the random numbers.</param>
/// <param name="FromStore">Whether it was found finished in the run store.</param>
public sealed record DrawnRun(string Purpose, string Key, string PlanHash, string Fingerprint, long Paths, ulong Seed, bool FromStore);
