namespace MonteCarloRisk.Governance.Nightly;

/// <summary>A simulation behind a market's numbers.</summary>
/// <param name="Purpose">What it is for, such as "rules in force".</param>
/// <param name="Key">What names it in a run store, and for <c>mcrisk verify</c>.</param>
/// <param name="Fingerprint">SHA-256 over the plan's hash and the result.</param>
/// <param name="Paths">Number of paths.</param>
/// <param name="FromStore">Whether it was found finished in the run store.</param>
public sealed record NightlyRun(string Purpose, string Key, string Fingerprint, long Paths, bool FromStore);
