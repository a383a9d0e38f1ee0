using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>A maintenance requirement solved from the curve of insolvency probability against requirement.</summary>
/// <param name="Requirement">
/// The smallest requirement (equity over debt plus short notional) from which on the insolvency probability stays at or below the target;
/// its interval comes from the curve's exact binomial limits. Null where the target could not be resolved.
/// </param>
/// <param name="Curve">Insolvency probability at increasing requirements.</param>
/// <param name="PathsNeeded">Paths that would resolve the target; at most the paths given where it is resolved.</param>
/// <param name="Reason">Why the target could not be resolved, in one line; empty where it is.</param>
public sealed record RequirementSolution(
    Estimate? Requirement,
    IReadOnlyList<CurvePoint> Curve,
    long PathsNeeded,
    string Reason);
