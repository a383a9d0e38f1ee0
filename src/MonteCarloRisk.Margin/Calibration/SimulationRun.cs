using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>One simulation that was run.</summary>
/// <param name="Purpose">What it was run for, such as "rules in force".</param>
/// <param name="PlanHash">SHA-256 of the canonical plan, lower-case hexadecimal.</param>
/// <param name="Fingerprint">SHA-256 over the plan's hash and the merged result, lower-case hexadecimal; equal on every machine.</param>
/// <param name="Paths">Number of paths.</param>
/// <param name="Seed">Seed of the random numbers.</param>
/// <param name="Precision">Precision of the path arithmetic.</param>
/// <param name="Backend">The backend's name, such as "cpu (Vector512)".</param>
/// <param name="Seconds">Wall time; differs from run to run.</param>
public sealed record SimulationRun(
    string Purpose,
    string PlanHash,
    string Fingerprint,
    long Paths,
    ulong Seed,
    Precision Precision,
    string Backend,
    double Seconds);
