namespace MonteCarloRisk.Cli.Stress;

/// <summary>One thing that broke on a path.</summary>
/// <param name="Seconds">Seconds from the start.</param>
/// <param name="Part">What: oracle, keepers, depth, auction, collateral or backstops.</param>
/// <param name="How">How, in words.</param>
sealed record PathBreak(double Seconds, string Part, string How);
